import type { AstroGlobal } from 'astro';
import type { RegistrationKind } from '#db/schema/events.ts';
import type { Visibility } from '#db/schema/event-terms.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { EventGiven } from '#lib/calendar/events/details.ts';
import { ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { typedIn } from '../training/coverage/_day-field.ts';
import type { EventChoices } from './_choices.ts';
import type { EventTyped } from './_form.ts';
import { readPlace } from './_read-place.ts';
import { readWhen } from './_read-when.ts';

type Read = { ok: true; value: EventGiven } | { ok: false; errors: Mistakes };
type Context = {
  locals: Pick<AstroGlobal['locals'], 'db' | 'now'>;
  choices: EventChoices;
  isHeld: boolean;
  /** Who may find it as it stands: a named group is named elsewhere. */
  visibility: Visibility | null;
};

/** An event as its form gives it, with everything that is wrong in it at once. */
export async function readEvent(typed: EventTyped, context: Context): Promise<Read> {
  const { locals, choices, isHeld } = context;
  const when = readWhen(typed, { isHeld }, locals.now);
  const place = await readPlace(locals, typed, choices);
  const closes = closesAt(typed);
  const lead = choices.officers.find(({ id }) => id === typed.lead);
  const errors: Mistakes = {
    ...listMistakes(typed, choices),
    ...(when.ok ? {} : when.errors),
    ...(place.ok ? {} : place.errors),
    ...(closes.ok ? {} : { closes: 'Enter a day that there is, or leave all three boxes empty' }),
    ...(lead ? {} : { lead: 'Choose a colleague who leads it' }),
  };
  if (!when.ok || !place.ok || !closes.ok || !lead || Object.keys(errors).length > 0)
    return { ok: false, errors };
  const details = {
    ...{ ...wordsOf(typed, context), ...when.value, ...place.value, leadOfficerId: lead.id },
    ...{ ...registrationOf(typed), registrationClosesAt: closes.value, safetyNotes: typed.safety || null },
  };
  return { ok: true, value: { details, ...besideOf(typed, choices) } };
}

function wordsOf(typed: EventTyped, { choices, visibility }: Context) {
  const { institution, terms } = choices;
  const usual = terms.type.find(({ code }) => code === typed.type)?.usualVisibility ?? 'staff';
  const asked = typed.visibility && typed.visibility !== 'usual' ? (typed.visibility as Visibility) : usual;
  return {
    ...{ typeCode: typed.type, title: typed.title, summary: typed.summary, description: typed.description },
    // A group is named by restricting the event, never by the form.
    visibility: asked === 'named_group' && visibility !== 'named_group' ? ('staff' as const) : asked,
    ...{ hostedByPolice: typed.police === 'yes', organiser: typed.organiser },
    organiserId: institution && institution.name === typed.organiser ? institution.id : null,
  };
}

const registrationOf = ({ registration, capacity, party }: EventTyped) => ({
  registration: registration as RegistrationKind,
  capacity: registration === 'none' || !capacity ? null : Number(capacity),
  partyLimit: party ? Number(party) : 6,
});

const besideOf = ({ audiences, access, hosts, going }: EventTyped, { officers }: EventChoices) => ({
  tags: [...audiences, ...access],
  hosts: hosts
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => ({ name, institutionId: null })),
  going: officers.map(({ id }) => id).filter((id: OfficerId) => going.includes(id)),
});

function listMistakes(typed: EventTyped, { terms }: EventChoices): Mistakes {
  const knows = (kind: 'type' | 'audience' | 'access', codes: readonly string[]) =>
    codes.every((code) => terms[kind].some((one) => one.code === code));
  return {
    ...(typed.type && !knows('type', [typed.type]) ? { type: 'Choose a kind from the list' } : {}),
    ...(knows('audience', typed.audiences) ? {} : { audiences: 'Choose from the list' }),
    ...(knows('access', typed.access) ? {} : { access: 'Choose from the list' }),
  };
}

/** Until when people can register: the end of a day; without one, until it begins. */
function closesAt(typed: EventTyped): { ok: true; value: Temporal.Instant | null } | { ok: false } {
  const boxes = typedIn(typed, 'closes');
  if (isBlankDay(boxes) || typed.registration === 'none') return { ok: true, value: null };
  const on = readDay(boxes);
  return on ? { ok: true, value: ukMoment(on, Temporal.PlainTime.from('23:59')) } : { ok: false };
}
