import { asc, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SessionId, trainingSession } from '#db/schema/courses.ts';
import { heldUntilAnswered, taken } from './places.ts';

export type LockedSession = typeof trainingSession.$inferSelect & { taken: number; held: number };

/**
 * Locks sessions until the transaction ends, in one order for everybody, and counts their places.
 *
 * Waits three seconds at the most, then throws PostgreSQL's 55P03 (see `isBusy`). The count is a statement
 * of its own: one that counted while it waited for the lock would see the places as they were before.
 */
export async function lockSessions(tx: Db, ids: readonly SessionId[]): Promise<Map<SessionId, LockedSession>> {
  const [, sessions, counts] = await Promise.all([
    tx.execute(sql`select set_config('lock_timeout', '3s', true)`),
    tx
      .select()
      .from(trainingSession)
      .where(inArray(trainingSession.id, [...ids]))
      .orderBy(asc(trainingSession.id))
      .for('update'),
    countPlaces(tx, ids),
  ]);
  const none = { taken: 0, held: 0 };
  return new Map(sessions.map((one) => [one.id, { ...one, ...(counts.get(one.id) ?? none) }]));
}

/** Counts again, in a transaction that holds the lock and has changed places since. */
export async function countPlaces(tx: Db, ids: readonly SessionId[]) {
  const rows = await tx
    .select({ id: trainingSession.id, taken, held: heldUntilAnswered })
    .from(trainingSession)
    .where(inArray(trainingSession.id, [...ids]));
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}
