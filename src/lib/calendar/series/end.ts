import type { Db } from '#db/client.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { reach } from './dates-to-make.ts';
import { fill } from './fill.ts';
import { type EventRow, holdSeries, holdSeriesOf, isComing, placeOf, planOf, unlessBusy } from './lock.ts';
import { plannedDates } from './plan.ts';
import { countSeries } from './sequence.ts';
import { bringBack, takeOut } from './take-out.ts';
import { tellDates } from './tell-dates.ts';

export type EndRefusal = 'not in a series' | 'changed meanwhile' | 'ended' | 'nothing after it' | 'busy';
export type GoOnRefusal = 'not ended' | 'busy';

type Ended = { seriesId: SeriesId; gone: number; told: number };

/** Ends a series with one of its dates: those after it are taken out, and whoever registered for them is told. */
export function endSeries(
  db: Db,
  actor: Officer,
  id: EventId,
  { reason, sequence }: { reason: string; sequence: number },
  now: Temporal.Instant,
): Promise<Outcome<Ended, EndRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const held = await holdSeriesOf(tx, id);
      if (!held) return refused('not in a series');
      const { series, date, dates } = held;
      if (series.endedAt) return refused('ended');
      if (date.sequence !== sequence) return refused('changed meanwhile');
      const later = dates.filter((row) => isAfter(row, date) && isComing(row, now) && !row.cancelledAt);
      if (later.length === 0) return refused('nothing after it');
      const news = await takeOut(tx, later, { reason, by: actor.id, at: now });
      await countSeries(tx, series.id, { endedAt: now, endedBy: actor.id, madeUntil: placeOf(date) });
      const ids = later.map((row) => row.id);
      await record(tx, actor, { operation: 'alter', entity: 'event', ids, reason }, now);
      const told = await tellDates(tx, actor, news, now);
      return done({ seriesId: series.id, gone: later.length, told });
    }),
  );
}

const isAfter = (row: EventRow, date: EventRow): boolean =>
  Temporal.Instant.compare(placeOf(row), placeOf(date)) > 0;

/** Takes the end of a series back: its rule goes on, cancelled dates are held after all, the others are drafts anew. */
export function goOn(
  db: Db,
  actor: Officer,
  id: SeriesId,
  now: Temporal.Instant,
): Promise<Outcome<{ told: number }, GoOnRefusal>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const held = await holdSeries(tx, id);
      if (!held?.series.endedAt) return refused('not ended');
      const by = { by: actor.id, at: now };
      const coming = held.dates.filter((row) => isComing(row, now));
      const news = await bringBack(tx, coming, held.series.endedAt, by);
      await countSeries(tx, id, { endedAt: null, endedBy: null });
      const like = held.dates.find(({ cancelledAt }) => !cancelledAt) ?? held.dates[0];
      const plan = planOf(held.series);
      const planned = plannedDates(plan, { ...reach(plan, now), limit: Infinity });
      const made = like ? await fill(tx, held, planned, like, { standing: 'draft', ...by }) : [];
      await record(
        tx,
        actor,
        { operation: 'alter', entity: 'event', ids: made, fields: ['cancelled_at'] },
        now,
      );
      return done({ told: await tellDates(tx, actor, news, now) });
    }),
  );
}
