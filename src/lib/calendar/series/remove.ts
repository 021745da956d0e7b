import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventSeriesGap, type SeriesId } from '#db/schema/event-series.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { copyDates } from './copy-dates.ts';
import {
  type Gap,
  type Held,
  holdSeries,
  holdSeriesOf,
  isComing,
  placeOf,
  planOf,
  unlessBusy,
} from './lock.ts';
import { plannedDates } from './plan.ts';
import { countSeries } from './sequence.ts';
import { bringBack, takeOut } from './take-out.ts';
import { tellDates } from './tell-dates.ts';

export type RemoveRefusal = 'not in a series' | 'changed meanwhile' | 'removed already' | 'past' | 'busy';
export type PutBackRefusal = 'not left out' | 'past' | 'busy';

type Left = { seriesId: SeriesId; told: number };

/**
 * Takes one date out of its series. A draft goes; a date that was published stays, as cancelled, with the reason,
 * and whoever registered is told.
 */
export function removeDate(
  db: Db,
  actor: Officer,
  id: EventId,
  { reason, sequence }: { reason: string; sequence: number },
  now: Temporal.Instant,
): Promise<Outcome<Left, RemoveRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const held = await holdSeriesOf(tx, id);
      if (!held) return refused('not in a series');
      const { date, series } = held;
      if (date.cancelledAt) return refused('removed already');
      if (date.sequence !== sequence) return refused('changed meanwhile');
      if (!isComing(date, now)) return refused('past');
      const gap = { seriesId: series.id, occursAt: placeOf(date), reason: 'removed' as const };
      await tx
        .insert(eventSeriesGap)
        .values({ ...gap, leftOutAt: now, leftOutBy: actor.id })
        .onConflictDoNothing();
      const news = await takeOut(tx, [date], { reason, by: actor.id, at: now });
      await countSeries(tx, series.id);
      await record(tx, actor, { operation: 'alter', entity: 'event', ids: [id], reason }, now);
      return done({ seriesId: series.id, told: await tellDates(tx, actor, news, now) });
    }),
  );
}

/** Puts a date back that the series leaves out, by hand or for a bank holiday: as it was, or as the others are. */
export function putBack(
  db: Db,
  actor: Officer,
  { seriesId, occursAt }: { seriesId: SeriesId; occursAt: Temporal.Instant },
  now: Temporal.Instant,
): Promise<Outcome<Left, PutBackRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const held = await holdSeries(tx, seriesId);
      const gap = held?.gaps.find((one) => one.occursAt.equals(occursAt));
      if (!held || !gap) return refused('not left out');
      if (Temporal.Instant.compare(occursAt, now) <= 0) return refused('past');
      const of = and(eq(eventSeriesGap.seriesId, seriesId), eq(eventSeriesGap.occursAt, occursAt));
      await tx.delete(eventSeriesGap).where(of);
      const told = await holdAgain(tx, actor, held, gap, now);
      await countSeries(tx, seriesId);
      return done({ seriesId, told });
    }),
  );
}

async function holdAgain(
  tx: Db,
  actor: Officer,
  held: Held,
  gap: Gap,
  now: Temporal.Instant,
): Promise<number> {
  const by = { by: actor.id, at: now };
  const [there] = held.dates.filter((row) => placeOf(row).equals(gap.occursAt));
  if (there) return tellDates(tx, actor, await bringBack(tx, [there], gap.leftOutAt, by), now);
  const like = held.dates.find(({ cancelledAt }) => !cancelledAt) ?? held.dates[0];
  const plan = { ...planOf(held.series), holidays: 'keep' as const };
  const date = plannedDates(plan, {
    limit: Infinity,
    to: gap.occursAt.toZonedDateTimeISO('Europe/London').toPlainDate(),
  }).findLast(({ occursAt }) => occursAt.equals(gap.occursAt));
  if (!like || !date) return 0;
  const copying = { seriesId: held.series.id, standing: 'draft', ...by } as const;
  const ids = await copyDates(tx, like, [date], copying);
  await record(tx, actor, { operation: 'collect', entity: 'event', ids }, now);
  return 0;
}
