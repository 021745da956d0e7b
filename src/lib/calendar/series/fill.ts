import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, eventSeriesGap } from '#db/schema/event-series.ts';
import type { EventId } from '#db/schema/events.ts';
import { copyDates, type Copying } from './copy-dates.ts';
import { type EventRow, type Held, placeOf } from './lock.ts';
import { isHeld, type PlannedDate } from './plan.ts';

const at = ({ occursAt }: { occursAt: Temporal.Instant }) => occursAt.epochMilliseconds;

/** Of what a rule gives, that which is neither a date yet nor left out, and is still to come. */
export function missing({ dates, gaps }: Held, planned: readonly PlannedDate[], now: Temporal.Instant) {
  const known = new Set([...dates.map((row) => at({ occursAt: placeOf(row) })), ...gaps.map(at)]);
  const isAhead = ({ startsAt }: PlannedDate) => Temporal.Instant.compare(startsAt, now) > 0;
  return planned.filter((date) => !known.has(at(date)) && isAhead(date));
}

/** Makes the dates that are missing, each like the one given, and notes those that bank holidays leave out. */
export async function fill(
  tx: Db,
  held: Held,
  planned: readonly PlannedDate[],
  like: EventRow,
  copying: Omit<Copying, 'seriesId'>,
): Promise<EventId[]> {
  const { series } = held;
  const gone = missing(held, planned, copying.at);
  const leftOut = gone.filter((date) => !isHeld(date));
  if (leftOut.length > 0)
    await tx.insert(eventSeriesGap).values(
      leftOut.map(({ occursAt }) => ({
        ...{ seriesId: series.id, occursAt, reason: 'bank_holiday' as const },
        ...{ leftOutAt: copying.at, leftOutBy: copying.by },
      })),
    );
  const made = await copyDates(tx, like, gone.filter(isHeld), { ...copying, seriesId: series.id });
  const last = planned.at(-1)?.occursAt;
  if (last)
    await tx
      .update(eventSeries)
      .set({ madeUntil: sql`greatest(${eventSeries.madeUntil}, ${last.toString()}::timestamptz)` })
      .where(eq(eventSeries.id, series.id));
  return made;
}
