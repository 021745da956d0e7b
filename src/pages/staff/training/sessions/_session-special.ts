import type { SessionDetails } from '#lib/training/sessions/details.ts';
import type { SpecialChoices } from '#lib/training/sessions/special-choices.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay } from '#lib/web/typed-dates.ts';
import { dayOf, type SessionTyped } from './_session-fields.ts';

type Special = Pick<
  SessionDetails,
  | 'minimum'
  | 'decideAt'
  | 'sharesUntil'
  | 'shareCap'
  | 'quotas'
  | 'trainerList'
  | 'joiningInstructions'
  | 'joiningDueAt'
>;
type Around = { startsAt: Temporal.Instant; capacity: number; now: Temporal.Instant };

const fivePm = Temporal.PlainTime.from('17:00');
const nineAm = Temporal.PlainTime.from('09:00');

/** Reads the sections that most sessions leave closed: minimum, shares, trainers, joining instructions. */
export function readSpecial(
  typed: SessionTyped,
  around: Around,
  choices: SpecialChoices,
): { value: Special; errors: Mistakes } {
  const read = [readMinimum(typed, around), readShares(typed, around, choices), readJoining(typed, around)];
  const value = Object.assign({}, ...read.map((one) => one.value), {
    trainerList: trainersOf(typed, choices),
  }) as Special;
  return { value, errors: Object.assign({}, ...read.map((one) => one.errors)) as Mistakes };
}

type Read = { value: Partial<Special>; errors: Mistakes };

function readMinimum(typed: SessionTyped, { startsAt, capacity, now }: Around): Read {
  if (typed.minimum === '') return { value: { minimum: null, decideAt: null }, errors: {} };
  const minimum = within(typed.minimum, capacity);
  const decide = momentOf(typed, 'decide', startsAt, daysToDecide(startsAt, now));
  const errors: Mistakes = {
    ...(minimum ? {} : { minimum: `Enter the fewest places, from 1 to ${capacity}` }),
    ...decide.errors,
  };
  return { value: { minimum, decideAt: decide.at }, errors };
}

function readShares(typed: SessionTyped, { startsAt, capacity }: Around, { sectors }: SpecialChoices): Read {
  const errors: Mistakes = {};
  const quotas = sectors.flatMap(({ code, label }, index) => {
    const text = typed.quota[index]?.trim() ?? '';
    const places = text === '' || text === '0' ? 0 : within(text, capacity);
    if (places === null)
      errors[`quota-${index}`] = `Enter the places for ${label}, up to ${capacity}, or leave it empty`;
    return places ? [{ sectorCode: code, places }] : [];
  });
  const kept = quotas.reduce((sum, { places }) => sum + places, 0);
  if (kept > capacity)
    errors['quota-0'] ??= `Keep no more places than the ${capacity} there are: these add up to ${kept}`;
  const shareCap = typed.shareCap === '' ? null : within(typed.shareCap, capacity);
  if (typed.shareCap !== '' && !shareCap)
    errors['shareCap'] = `Enter the most for one organisation, from 1 to ${capacity}`;
  const isShared = quotas.length > 0 || shareCap !== null;
  const until = isShared ? momentOf(typed, 'shares', startsAt, 7) : { at: null, errors: {} };
  return { value: { quotas, shareCap, sharesUntil: until.at }, errors: { ...errors, ...until.errors } };
}

function readJoining(typed: SessionTyped, { startsAt }: Around): Read {
  const words = typed.joiningInstructions.trim();
  if (words === '') return { value: { joiningInstructions: null, joiningDueAt: null }, errors: {} };
  const days =
    typed.joiningDays === '' ? 3 : /^\d{1,2}$/.test(typed.joiningDays) ? Number(typed.joiningDays) : null;
  if (days === null || days > 60)
    return { value: {}, errors: { joiningDays: 'Enter how many days before, from 0 to 60' } };
  const due = ukMoment(ukDay(startsAt).subtract({ days }), nineAm);
  const joiningDueAt = Temporal.Instant.compare(due, startsAt) < 0 ? due : startsAt;
  return { value: { joiningInstructions: words, joiningDueAt }, errors: {} };
}

function trainersOf({ leadTrainer, trainer }: SessionTyped, { colleagues }: SpecialChoices) {
  const chosen = (id: string) => id === leadTrainer || trainer.includes(id);
  return colleagues.flatMap(({ id }) =>
    chosen(id)
      ? [{ officerId: id, part: id === leadTrainer ? ('lead' as const) : ('trainer' as const) }]
      : [],
  );
}

const within = (text: string, most: number): number | null => {
  const number = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0;
  return number >= 1 && number <= most ? number : null;
};

/** Two weeks before, so that people can plan; half way for a session that is sooner. */
function daysToDecide(startsAt: Temporal.Instant, now: Temporal.Instant): number {
  const { days } = ukDay(now).until(ukDay(startsAt));
  return days > 14 ? 14 : Math.max(1, Math.floor(days / 2));
}

/** Five in the afternoon of a day typed in its boxes, or so many days before the start where nothing is typed. */
function momentOf(
  typed: SessionTyped,
  name: 'decide' | 'shares',
  startsAt: Temporal.Instant,
  daysBefore: number,
): { at: Temporal.Instant | null; errors: Mistakes } {
  const given = dayOf(typed, name);
  const day = isBlankDay(given) ? ukDay(startsAt).subtract({ days: daysBefore }) : readDay(given);
  if (!day)
    return { at: null, errors: { [name]: 'Enter a date, like 1 12 2026, or leave all three boxes empty' } };
  const moment = ukMoment(day, fivePm);
  return Temporal.Instant.compare(moment, startsAt) > 0
    ? { at: null, errors: { [name]: 'Choose a day before the session starts' } }
    : { at: moment, errors: {} };
}
