import { z } from 'astro/zod';
import type { SeriesForStaff } from '#lib/calendar/series/find.ts';
import { type EventRow, placeOf } from '#lib/calendar/series/lock.ts';
import type { EndRefusal } from '#lib/calendar/series/end.ts';
import type { RemoveRefusal } from '#lib/calendar/series/remove.ts';
import { line } from '#lib/web/fields.ts';
import { paths } from '#lib/web/paths.ts';
import { seriesRefusals } from '../../_series-refusals.ts';

/** Why dates go, and which state of the date the form showed. */
export const reasonForm = z.object({
  reason: line('why', 300),
  sequence: z
    .string({ error: 'Open the page again' })
    .regex(/^\d{1,9}$/)
    .transform(Number),
});

/** A refusal stands at the one field there is. */
export const reasonAt = (reason: RemoveRefusal | EndRefusal) => ({ reason: seriesRefusals[reason] });

/** How many dates of a series come after one. */
export const laterDates = ({ dates }: SeriesForStaff, date: EventRow): number =>
  dates.filter((row) => !row.cancelledAt && Temporal.Instant.compare(placeOf(row), placeOf(date)) > 0).length;

/** A page of the series that is still there once one of its dates is gone. */
export function backTo({ dates }: SeriesForStaff, gone: EventRow): string {
  const other = dates.find((row) => row.id !== gone.id) ?? gone;
  return paths.staff.eventSeries(other.id);
}
