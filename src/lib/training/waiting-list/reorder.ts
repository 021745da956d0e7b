import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type EntryId, waitlistEntry, waitlistReorder } from '#db/schema/waiting-list.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { rankAt } from '#lib/places/queue.ts';
import { lockSessions } from '../sessions/lock.ts';

/**
 * Moves somebody in the queue of a session and keeps the officer's reason.
 *
 * @param to.position 1 is first; past the end is last
 */
export function moveInQueue(
  db: Db,
  officer: Officer,
  id: EntryId,
  to: { position: number; reason: string },
  now: Temporal.Instant,
): Promise<Outcome<{ from: number; to: number }, 'not waiting' | 'already there'>> {
  return db.transaction(async (tx) => {
    const [entry] = await tx.select().from(waitlistEntry).where(eq(waitlistEntry.id, id));
    if (!entry) return refused('not waiting');
    await lockSessions(tx, [entry.sessionId]);
    const queue = await tx
      .select({ id: waitlistEntry.id, rank: waitlistEntry.rank })
      .from(waitlistEntry)
      .where(and(eq(waitlistEntry.sessionId, entry.sessionId), isNull(waitlistEntry.closedAt)))
      .orderBy(asc(waitlistEntry.rank), asc(waitlistEntry.id));
    const from = queue.findIndex((one) => one.id === id) + 1;
    const position = Math.min(Math.max(1, to.position), queue.length);
    if (from === 0) return refused('not waiting');
    if (from === position) return refused('already there');
    const ranks = queue.filter((one) => one.id !== id).map((one) => one.rank);
    await tx
      .update(waitlistEntry)
      .set({ rank: rankAt(ranks, position) })
      .where(eq(waitlistEntry.id, id));
    const moved = { fromPosition: from, toPosition: position, reason: to.reason };
    await tx.insert(waitlistReorder).values({ entryId: id, officerId: officer.id, at: now, ...moved });
    const what = { operation: 'alter', entity: 'waitlist_entry', ids: [id], fields: ['rank'] } as const;
    await record(tx, officer, { ...what, reason: to.reason }, now);
    return done({ from, to: position });
  });
}
