import { inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SessionId, trainingSession } from '#db/schema/courses.ts';
import { heldUntilAnswered, taken } from './places.ts';

export type LockedSession = typeof trainingSession.$inferSelect & { taken: number; held: number };

/**
 * Locks sessions until the transaction ends, in one order for everybody, and counts their places.
 *
 * Waits three seconds at the most, then throws PostgreSQL's 55P03 (see `isBusy`). The count is a statement
 * of its own, sent when the lock is held: one that began before would see the places as they were.
 */
export async function lockSessions(
  tx: Db,
  ids: readonly SessionId[],
): Promise<Map<SessionId, LockedSession>> {
  await tx.execute(sql`
    with patience as materialized (select set_config('lock_timeout', '3s', true))
    select s.id from training_session s cross join patience
    where ${inArray(sql`s.id`, [...ids])} order by s.id for update of s`);
  const rows = await tx
    .select({ session: trainingSession, taken, held: heldUntilAnswered })
    .from(trainingSession)
    .where(inArray(trainingSession.id, [...ids]));
  return new Map(rows.map(({ session, ...counts }) => [session.id, { ...session, ...counts }]));
}

/** Counts again, in a transaction that holds the lock and has changed places since. */
export async function countPlaces(tx: Db, ids: readonly SessionId[]) {
  const rows = await tx
    .select({ id: trainingSession.id, taken, held: heldUntilAnswered })
    .from(trainingSession)
    .where(inArray(trainingSession.id, [...ids]));
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
