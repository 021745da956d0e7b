import { z } from 'astro/zod';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { dayPartStarts } from '#lib/training/requests/choices.ts';
import type { Slot } from '#lib/training/requests/clashes.ts';
import type { FoundRequest } from '#lib/training/requests/find.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { workingDay } from '#lib/working-days.ts';
import { answerDays } from '#lib/training/requests/words.ts';
import { emptyForm, type Mistakes, type Typed } from '#lib/web/form.ts';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';

const typed = z.string().default('');
const rowFields = <Place extends '1' | '2' | '3'>(place: Place) =>
  Object.fromEntries(
    ['day', 'month', 'year', 'time', 'minutes', 'trainer'].map((part) => [`date${place}-${part}`, typed]),
  ) as Record<`date${Place}-${'day' | 'month' | 'year' | 'time' | 'minutes' | 'trainer'}`, typeof typed>;

/** Up to three dates with who would teach, and until when they are held. */
export const offerForm = z.object({
  sequence: z.coerce.number().int(),
  ...rowFields('1'),
  ...rowFields('2'),
  ...rowFields('3'),
  'until-day': typed,
  'until-month': typed,
  'until-year': typed,
  anyway: z.boolean(),
});
export type OfferTyped = Typed<typeof offerForm>;
export const places = ['1', '2', '3'] as const;
export type Place = (typeof places)[number];

const fivePm = Temporal.PlainTime.from('17:00');

/** The form with the days that the organisation would like, at the usual times, taught by whoever looks after it. */
export function filledOffer(
  { request, dates, course }: FoundRequest,
  me: OfficerId,
  now: Temporal.Instant,
): OfferTyped {
  const until = typedDay(workingDay(ukDay(now), answerDays));
  const rows = places.map((place, index) => {
    const wanted = dates[index];
    const on = wanted && typedDay(wanted.on);
    return {
      [`date${place}-day`]: on?.day ?? '',
      [`date${place}-month`]: on?.month ?? '',
      [`date${place}-year`]: on?.year ?? '',
      [`date${place}-time`]: wanted ? dayPartStarts[wanted.dayPart] : '',
      [`date${place}-minutes`]: String(course.minutes),
      [`date${place}-trainer`]: request.leadOfficerId ?? me,
    };
  });
  const ends = { 'until-day': until.day, 'until-month': until.month, 'until-year': until.year };
  return emptyForm(offerForm, Object.assign({ ...ends }, ...rows) as Partial<OfferTyped>);
}

/** Reads the dates; an empty row is no date. */
export function readOffer(values: OfferTyped): {
  slots: Partial<Record<Place, Slot>>;
  expiresAt: Temporal.Instant | null;
  errors: Mistakes;
} {
  const errors: Mistakes = {};
  const slots: Partial<Record<Place, Slot>> = {};
  for (const place of places) {
    const slot = readRow(values, place);
    if (typeof slot === 'string') errors[`date${place}`] = slot;
    else if (slot) slots[place] = slot;
  }
  if (Object.keys(slots).length === 0) errors['date1'] ??= 'Enter at least one date, like 3 12 2027';
  const until = readDay(boxes(values, 'until'));
  if (!until) errors['until'] = 'Enter until when they are held, like 3 12 2027';
  return { slots, expiresAt: until && ukMoment(until, fivePm), errors };
}

const boxes = (values: OfferTyped, name: `date${Place}` | 'until') => ({
  day: values[`${name}-day`],
  month: values[`${name}-month`],
  year: values[`${name}-year`],
});

function readRow(values: OfferTyped, place: Place): Slot | string | null {
  const typedBoxes = boxes(values, `date${place}`);
  if (isBlankDay(typedBoxes)) return null;
  const on = readDay(typedBoxes);
  if (!on) return 'Enter a date, like 3 12 2027, or leave it empty';
  const at = readTime(values[`date${place}-time`]);
  if (!at) return 'Enter when it starts, like 2:30pm';
  const minutes = Number(values[`date${place}-minutes`]);
  if (!Number.isInteger(minutes) || minutes < 15 || minutes > 600)
    return 'Enter how long it takes, from 15 to 600 minutes';
  const trainerId = values[`date${place}-trainer`] as OfficerId;
  if (!trainerId) return 'Choose who would teach';
  const startsAt = ukMoment(on, at);
  return { trainerId, startsAt, endsAt: startsAt.add({ minutes }) };
}
