import type { AstroGlobal } from 'astro';
import type { Actor } from '#lib/actor.ts';
import { joinQueue, register } from '#lib/calendar/registrations/register.ts';
import type { OpenEvent } from '#lib/calendar/registrations/open-event.ts';
import type { Registered, RegistrationRequest, RequestRefusal } from '#lib/calendar/registrations/request.ts';
import { makeKey, openKey } from '#lib/keys/link-key.ts';
import type { Outcome } from '#lib/outcome.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import { registerPath } from '#lib/web/event-page.ts';
import type { Form, Mistakes } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { type Concern, concernsIn } from '../training/_concerns.ts';
import { readAnswers } from './_answers.ts';
import type { registerForm } from './_register-form.ts';
import type { RegisterView } from './_register.ts';

type Sent = Extract<Form<typeof registerForm>, { ok: true }>;

/** Registers or joins the queue with what was sent, and says what happens next; or shows the form with a reason. */
export async function sendRegistration(
  Astro: AstroGlobal,
  open: OpenEvent,
  { value, values }: Sent,
): Promise<RegisterView | Response> {
  const intent = intentOf(open, value.intent);
  const { answers, errors: wrong } = readAnswers(open.questions, value);
  const errors = { ...missingEmail(intent, value.email), ...wrong };
  const { q1, q2, q3, q4, q5, q6 } = values;
  const noticed = concernsIn({ q1, q2, q3, q4, q5, q6 });
  const concerns = value.reason ? [] : noticed;
  const view = { open, values, errors, concerns, refusal: null };
  if (Object.keys(errors).length > 0 || concerns.length > 0) return (hasMistakes(Astro.response), view);
  const request = requestOf(Astro, open, { ...value, intent }, answers);
  const verb = intent === 'wait' ? joinQueue : register;
  const outcome = await write(Astro, request, verb, { reason: value.reason, noticed });
  if (outcome.ok) return onwards(Astro, open, request, intent, outcome.value);
  isRefused(Astro.response);
  return { ...view, refusal: outcome.reason };
}

type Intent = NonNullable<Sent['value']['intent']>;

const intentOf = ({ event, left }: OpenEvent, asked: Intent | undefined): Intent =>
  asked ?? (event.registration === 'heads' ? 'nobody' : left === 0 ? 'wait' : 'email');

function missingEmail(intent: Intent, email: string | undefined): Mistakes {
  if (email || intent === 'nobody') return {};
  return {
    email:
      intent === 'wait'
        ? 'Enter your email address, like name@home.example, so that we can tell you of a place'
        : 'Enter your email address, like name@home.example, or press “Come without giving your name”',
  };
}

const requestOf = (
  { locals }: AstroGlobal,
  { event }: OpenEvent,
  { token, party, email, reminder, intent }: Sent['value'],
  answers: RegistrationRequest['answers'],
): RegistrationRequest => ({
  eventId: event.id,
  formToken: token,
  key: makeKey(locals.environment.secret),
  email: intent === 'nobody' ? null : (email ?? null),
  partySize: party,
  wantsReminder: reminder,
  answers,
  isPartner: Boolean(locals.partner),
});

/** Writes the registration, and in the same transaction that somebody went past the text check. */
function write(
  { locals: { db, now, requestId } }: AstroGlobal,
  request: RegistrationRequest,
  verb: typeof register,
  { reason, noticed }: { reason: string | undefined; noticed: readonly Concern[] },
): Promise<Outcome<Registered, RequestRefusal>> {
  const actor: Actor = { kind: 'public', requestId };
  return db.transaction(async (tx) => {
    const outcome = await verb(tx, actor, request, now);
    if (!outcome.ok || outcome.value.again || !reason || noticed.length === 0) return outcome;
    const findings = noticed.map(({ finding }) => finding);
    const about = { form: 'event registration', entity: 'event_registration', entityId: outcome.value.id };
    await noteOverride(tx, { ...about, reason, findings }, now);
    return outcome;
  });
}

// The link of whoever gave an address goes to that address alone, and what is shown here is the same for everybody:
// otherwise a stranger could learn who has registered.
function onwards(
  { locals }: AstroGlobal,
  { event }: OpenEvent,
  { email }: RegistrationRequest,
  intent: Intent,
  { keySealed }: Registered,
): Response {
  if (email !== null && event.registration === 'email')
    return seeOther(withQuery(registerPath(event), { sent: intent }));
  const key = openKey(locals.environment.secret, keySealed);
  return seeOther(withQuery(paths.registration(key), { new: 'registered' }));
}
