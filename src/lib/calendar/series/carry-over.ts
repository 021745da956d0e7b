import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { eventChange } from '#db/schema/event-history.ts';
import { event, type EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { date } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Beside, besideKinds, readBeside, spreadBeside } from './beside.ts';
import { changedGroups, followGroup, loseApproval, noException } from './following.ts';
import { type EventRow, holdSeriesOf, isComing, placeOf, unlessBusy } from './lock.ts';
import { countSeries } from './sequence.ts';
import { splitSeries } from './split.ts';
import { type DateNews, tellDates } from './tell-dates.ts';

/** Which dates an edit of one is for too: those after it, or all that are to come. */
export type Scope = 'later' | 'all';

/** A date before it was edited, with what stands beside it. */
export type Before = { row: EventRow; beside: Beside };

/** Reads a date before it is edited, so that what the edit changed can be carried over to other dates. */
export async function beforeEdit(tx: Db, id: EventId): Promise<Before | null> {
  const [row] = await tx.select().from(event).where(eq(event.id, id)).for('update');
  return row ? { row, beside: await readBeside(tx, id) } : null;
}

/**
 * Carries over what an edit of one date changed: to the later dates, which become a series of their own, or to all
 * that are to come. A date that differed already in something keeps that, and follows in everything else.
 *
 * @param before the date as it was read before the edit, in the same transaction
 * @returns to how many other dates it was carried
 */
export function carryOver(
  db: Db,
  actor: Officer,
  id: EventId,
  { before, scope }: { before: Before; scope: Scope },
  now: Temporal.Instant,
): Promise<Outcome<{ seriesId: SeriesId; dates: number }, 'not in a series' | 'busy'>> {
  return unlessBusy(() =>
    db.transaction(async (tx) => {
      const held = await holdSeriesOf(tx, id);
      if (!held) return refused('not in a series');
      const part = scope === 'later' ? await splitSeries(tx, actor, held, placeOf(held.date), now) : held;
      const others = part.dates.filter((row) => row.id !== id && isComing(row, now) && !row.cancelledAt);
      const ids = others.map((row) => row.id);
      const moved = await follow(tx, actor, { ids, before: before.row, after: held.date }, now);
      const beside = await readBeside(tx, id);
      for (const kind of besideKinds)
        if (before.beside[kind] !== beside[kind])
          await spreadBeside(tx, id, ids, kind, before.beside[kind], now);
      await noException(tx, held.date);
      await countSeries(tx, part.series.id);
      await tellDates(tx, actor, moved.map(elsewhere), now);
      return done({ seriesId: part.series.id, dates: ids.length });
    }),
  );
}

type Carried = { ids: EventId[]; before: EventRow; after: EventRow };

/** Lets the others follow; the answer is which of them are held in another place now. */
async function follow(tx: Db, actor: Officer, { ids, before, after }: Carried, now: Temporal.Instant) {
  if (ids.length === 0) return [];
  const moved: EventId[] = [];
  for (const group of changedGroups(before, after)) {
    const followed = await followGroup(tx, ids, group, { before, after });
    if (group.includes('venue')) moved.push(...followed);
  }
  await loseApproval(tx, ids, { before, after });
  const counted = { changedAt: now, sequence: sql`${event.sequence} + 1` };
  await tx.update(event).set(counted).where(inArray(event.id, ids));
  const words = `As on ${date(after.startsAt)}`;
  const line = { kind: 'edited', at: now, by: actor.id, words } as const;
  await tx.insert(eventChange).values(ids.map((eventId) => ({ eventId, ...line })));
  await record(tx, actor, { operation: 'alter', entity: 'event', ids }, now);
  return moved;
}

const elsewhere = (eventId: EventId): DateNews => ({
  ...{ eventId, news: { kind: 'changed', words: ['The place has changed.'] } },
});
