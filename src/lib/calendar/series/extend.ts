import { and, isNull, lt, notLike, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeries, type SeriesId } from '#db/schema/event-series.ts';
import { record } from '#lib/audit/record.ts';
import { horizon } from './dates-to-make.ts';
import { fill } from './fill.ts';
import { type EventRow, holdSeries, planOf } from './lock.ts';
import { plannedDates } from './plan.ts';

const system = { kind: 'system' } as const;

/**
 * Makes the dates of rules without an end that have come within two years, each like the last that is held: approved
 * and published where that one is, because what was read was the rule and its words.
 *
 * @returns how many dates were made
 */
export async function extendSeries(db: Db, now: Temporal.Instant): Promise<{ dates: number }> {
  const due = await db
    .select({ id: eventSeries.id })
    .from(eventSeries)
    .where(
      and(
        isNull(eventSeries.endedAt),
        notLike(eventSeries.rule, '%UNTIL=%'),
        notLike(eventSeries.rule, '%COUNT=%'),
        lt(eventSeries.madeUntil, sql`${now.toString()}::timestamptz + interval '2 years'`),
      ),
    );
  let dates = 0;
  for (const { id } of due) dates += await db.transaction((tx) => extendOne(tx, id, now));
  return { dates };
}

async function extendOne(tx: Db, id: SeriesId, now: Temporal.Instant): Promise<number> {
  const held = await holdSeries(tx, id);
  const like = held?.dates.findLast(isLike);
  if (!held || !like || held.series.endedAt) return 0;
  const plan = planOf(held.series);
  const since = (at: Temporal.Instant) => Temporal.Instant.compare(at, held.series.madeUntil) > 0;
  const limit = { to: horizon(plan, now), limit: Infinity };
  const planned = plannedDates(plan, limit).filter(({ occursAt }) => since(occursAt));
  const copying = { standing: 'as it stands', by: null, at: now } as const;
  const made = await fill(tx, held, planned, like, copying);
  if (made.length > 0) await record(tx, system, { operation: 'collect', entity: 'event', ids: made }, now);
  return made.length;
}

const isLike = ({ cancelledAt, isException }: EventRow): boolean => !cancelledAt && !isException;
