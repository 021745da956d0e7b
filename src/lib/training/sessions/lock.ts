import { eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared, preparedSql } from '#db/prepared.ts';
import { course, courseVersion } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import { site } from '#db/schema/institutions.ts';
import { type Part, partsOf } from '../parts/sittings.ts';
import { heldUntilAnswered, taken } from './places.ts';
import { ofVersion, taught, type Taught } from './taught.ts';

export type LockedSession = typeof trainingSession.$inferSelect & {
  taken: number;
  held: number;
  course: Taught;
  site: typeof site.$inferSelect | null;
  parts: Part[];
};

/**
 * Locks sessions until the transaction ends, in one order for everybody, and counts their places.
 *
 * Waits three seconds at the most, then throws PostgreSQL's 55P03 (see `isBusy`).
 */
export async function lockSessions(
  tx: Db,
  ids: readonly SessionId[],
): Promise<Map<SessionId, LockedSession>> {
  const [, sessions] = await Promise.all([holdSessions(tx, ids), readSessions(tx, ids)]);
  return sessions;
}

/** Takes the locks alone. */
export async function holdSessions(tx: Db, ids: readonly SessionId[]): Promise<void> {
  await holding(tx).execute({ ids });
}

/**
 * Reads sessions whose locks are held, and counts their places.
 *
 * To be asked for after the lock, on the same connection, by calls that send at once: a count that began before
 * the lock was held would see the places as they were.
 */
export async function readSessions(
  tx: Db,
  ids: readonly SessionId[],
): Promise<Map<SessionId, LockedSession>> {
  const rows = await reading(tx).execute({ ids });
  return new Map(rows.map(({ session, ...more }) => [session.id, { ...session, ...more }]));
}

/** Counts again, in a transaction that holds the lock and has changed places since. */
export async function countPlaces(tx: Db, ids: readonly SessionId[]) {
  const rows = await tx
    .select({ id: trainingSession.id, taken, held: heldUntilAnswered })
    .from(trainingSession)
    .where(inArray(trainingSession.id, [...ids]));
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

const holding = preparedSql<never>(
  'sessions_held',
  sql`with patience as materialized (select set_config('lock_timeout', '3s', true))
    select s.id from training_session s cross join patience
    where s.id = any(${sql.placeholder('ids')}::uuid[]) order by s.id for update of s`,
);

const reading = prepared((db) =>
  db
    .select({
      session: trainingSession,
      course: taught,
      site,
      parts: partsOf,
      taken,
      held: heldUntilAnswered,
    })
    .from(trainingSession)
    .innerJoin(course, eq(course.id, trainingSession.courseId))
    .innerJoin(courseVersion, ofVersion)
    .leftJoin(site, eq(site.id, trainingSession.siteId))
    .where(sql`${trainingSession.id} = any(${sql.placeholder('ids')}::uuid[])`)
    .prepare('sessions_locked'),
);
