import { z } from 'astro/zod';
import { planFrom } from '#lib/calendar/series/plan-from.ts';
import type { EventRow, SeriesRecord } from '#lib/calendar/series/lock.ts';
import { emptyForm, type Typed } from '#lib/web/form.ts';
import { typedDay } from '#lib/web/typed-dates.ts';
import { repeatDefaults, repeatShape, typedRepeat } from '../../_repeat-fields.ts';

const typed = z.string().max(100, { error: 'Enter something shorter' }).optional();

/** When a series is held from one of its dates on. */
export const timesForm = z.object({
  'date-day': typed,
  'date-month': typed,
  'date-year': typed,
  starts: typed,
  ends: typed,
  ...repeatShape,
  sequence: z
    .string({ error: 'Open the page again' })
    .regex(/^\d{1,9}$/)
    .transform(Number),
  intent: z.enum(['preview', 'change']).optional(),
});
export type TimesTyped = Typed<typeof timesForm>;

const clock = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').toPlainTime();
const typedTime = (at: Temporal.Instant) => clock(at).toString({ smallestUnit: 'minute' });

/** The form as the series goes on from a date. */
export function typedTimes(series: SeriesRecord, date: EventRow): TimesTyped {
  const plan = planFrom(series, date);
  const day = typedDay(plan.startsAt.toZonedDateTimeISO('Europe/London').toPlainDate());
  return emptyForm(timesForm, {
    sequence: String(date.sequence),
    ...{ 'date-day': day.day, 'date-month': day.month, 'date-year': day.year },
    ...{ starts: typedTime(plan.startsAt), ends: typedTime(plan.endsAt) },
    ...repeatDefaults,
    ...typedRepeat(plan),
  });
}
