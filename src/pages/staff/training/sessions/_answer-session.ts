import type { Db } from '#db/client.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Outcome } from '#lib/outcome.ts';
import type { CreateRefusal } from '#lib/training/sessions/create.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';
import type { EditRefusal } from '#lib/training/sessions/edit.ts';
import { warningsBefore } from '#lib/training/diary/warnings.ts';
import { emptyForm, type Form, type Mistakes } from '#lib/web/form.ts';
import { coDeliverersNamed } from './_co-deliverers.ts';
import type { FormChoices } from './_form-choices.ts';
import { sessionDefaults, sessionForm, type SessionTyped } from './_session-fields.ts';
import { readSession } from './_session-form.ts';
import { refusalField, sessionRefusals } from './_session-refusals.ts';

type Reason = CreateRefusal | EditRefusal;
type Answer<T> =
  { ok: true; value: T } | { ok: false; errors: Mistakes; reason?: Reason; warnings?: string[] };

/** What the form is answered with: where, from what choices, for which session, by what verb. */
export type Answering<T> = {
  db: Db;
  now: Temporal.Instant;
  choices: FormChoices;
  /** The session that is changed; null for a new one. */
  id: SessionId | null;
  verb: (details: SessionDetails & { sequence?: number }) => Promise<Outcome<T, Reason>>;
};

/**
 * Reads the form, calls the verb with what it says, and puts either's refusal at its field. What stands against it
 * in the diaries of the trainers is said first, and passed over by the button "anyway".
 */
export async function answerSession<T>(
  form: Form<typeof sessionForm>,
  { db, now, choices, id, verb }: Answering<T>,
): Promise<Answer<T>> {
  const read = readSession(form, choices, await coDeliverersNamed(db, form.values.coDeliverer), now);
  if (!read.ok) return { ok: false, errors: read.errors };
  if (form.values.intent !== 'anyway') {
    const clashes = await warningsBefore(db, read.details, id, now);
    if (clashes.length > 0) return { ok: false, errors: {}, warnings: clashes.map(({ words }) => words) };
  }
  const sequence = form.values.sequence === '' ? {} : { sequence: Number(form.values.sequence) };
  const outcome = await verb({ ...read.details, ...sequence });
  if (outcome.ok) return outcome;
  const { reason } = outcome;
  return { ok: false, errors: { [refusalField(reason)]: sessionRefusals[reason] }, reason };
}

/** The form before anybody typed in it, for a course if one was chosen already. */
export function newSession({ courses }: FormChoices, courseSlug: string | null): SessionTyped {
  const chosen = courses.find(({ slug }) => slug === courseSlug);
  return emptyForm(sessionForm, {
    ...sessionDefaults,
    courseId: chosen?.id ?? '',
    ...(chosen ? { duration: String(chosen.minutes), ...inherited(chosen) } : {}),
  });
}

/** What the session is offered from its course: the people that it teaches well, in a way that it can be held. */
const inherited = ({ minimum, maximum, modes }: FormChoices['courses'][number]) => ({
  ...(minimum ? { minimum: String(minimum) } : {}),
  ...(maximum ? { capacity: String(maximum) } : {}),
  ...(modes.includes('in_person') ? {} : { mode: 'online' }),
});
