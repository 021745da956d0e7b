import type { Form, Mistakes } from '#lib/web/form.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { SessionDetails } from '#lib/training/sessions/details.ts';
import type { FormChoices } from './_form-choices.ts';
import { sessionForm, type SessionTyped, type SessionValue } from './_session-fields.ts';
import { bySoonest } from '#lib/training/parts/write.ts';
import { readParts } from './_session-parts.ts';
import { readSpecial } from './_session-special.ts';
import { readTimes } from './_session-times.ts';

/** Organisations that the page looked up by the names that were typed. */
export type CoDeliverers = { ids: InstitutionId[]; errors: Mistakes };

/**
 * Reads the whole form: every mistake at once, in the order of the page.
 *
 * @param choices rooms and areas outside these are refused, so the officer's areas are kept to
 */
export function readSession(
  form: Form<typeof sessionForm>,
  choices: FormChoices,
  coDeliverers: CoDeliverers,
  now: Temporal.Instant,
): { ok: true; details: SessionDetails } | { ok: false; errors: Mistakes } {
  const chosen = choices.courses.find(({ id }) => id === form.values.courseId);
  const times = readTimes(form.values, chosen?.minutes ?? null);
  const more = times.ok ? readMore(form.values, times, choices, now) : null;
  const errors: Mistakes = {
    ...(form.ok ? {} : form.errors),
    ...(form.values.courseId && !chosen ? { courseId: 'Choose a course from the list' } : {}),
    ...(times.ok ? {} : times.errors),
    ...placeMistakes(form.values, choices),
    ...coDeliverers.errors,
    ...more?.errors,
  };
  if (Number(form.values.placesPerBooking) > Number(form.values.capacity))
    errors['placesPerBooking'] ??= 'Enter no more places for one booking than there are in all';
  if (!form.ok || !times.ok || !more || !chosen || Object.keys(errors).length > 0)
    return { ok: false, errors: inOrder(errors) };
  return {
    ok: true,
    details: {
      ...{ courseId: chosen.id, ...words(form.value), ...place(form.value, choices), ...times.value },
      ...more.value,
      ...(form.value.kind && { kind: form.value.kind }),
      coDelivererIds: coDeliverers.ids,
    },
  };
}

/** Parts and sections that count from the start: with several parts a session ends with the last. */
function readMore(
  typed: SessionTyped,
  times: Extract<ReturnType<typeof readTimes>, { ok: true }>,
  choices: FormChoices,
  now: Temporal.Instant,
) {
  const { parts, errors } = readParts(typed, times.first, choices);
  const soonest = bySoonest(parts);
  const startsAt = soonest[0]?.startsAt ?? times.value.startsAt;
  const endsAt = soonest.at(-1)?.endsAt ?? times.value.endsAt;
  const capacity = Number(typed.capacity) || 0;
  const special = readSpecial(typed, { startsAt, capacity, now }, choices);
  const isFirst = startsAt.equals(times.value.startsAt);
  const late: Mistakes =
    isFirst || parts.length === 0 ? {} : { part2: 'Put the part that comes first at the top' };
  return {
    value: { startsAt, endsAt, parts, ...special.value },
    errors: { ...errors, ...late, ...(capacity > 0 ? special.errors : {}) },
  };
}

function placeMistakes({ mode, siteId, areaId, joiningLink }: SessionTyped, choices: FormChoices): Mistakes {
  if (mode === 'in_person')
    return choices.sites.some(({ id }) => id === siteId) ? {} : { siteId: 'Choose a room from the list' };
  if (mode !== 'online') return {};
  return {
    ...(choices.areas.some(({ id }) => id === areaId) ? {} : { areaId: 'Choose the area it is for' }),
    ...(joiningLink ? {} : { joiningLink: 'Enter the link that people join by' }),
  };
}

function place({ mode, siteId, areaId, joiningLink }: SessionValue, choices: FormChoices) {
  const room = choices.sites.find(({ id }) => id === siteId);
  const wide = choices.areas.find(({ id }) => id === areaId);
  const where = mode === 'in_person' ? room?.districtId : wide?.id;
  if (!where) throw new Error('A session without an area.');
  const isOnline = mode === 'online';
  return {
    mode,
    areaId: where,
    siteId: isOnline ? null : (room?.id ?? null),
    joiningLink: isOnline ? (joiningLink ?? null) : null,
  };
}

const words = ({ capacity, placesPerBooking, offerHours, trainers, access }: SessionValue) => ({
  ...{ capacity, placesPerBooking, offerHours, trainers, access },
});

// The boxes of a date share one message, under the name of all three.
const order = [...new Set(Object.keys(sessionForm.shape).map((name) => name.replace(/-.*/, '')))];
const rank = (name: string): number => order.indexOf(name.replace(/-.*/, ''));

const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => rank(a) - rank(b)));
