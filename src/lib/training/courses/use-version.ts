import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { booking } from '#db/schema/bookings.ts';
import { course, type CourseId } from '#db/schema/courses.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { tellRequest } from '../requests/follow-session.ts';
import { tellEverybody } from '../sessions/edit-telling.ts';
import { type LockedSession, lockSessions } from '../sessions/lock.ts';
import { mustKnow } from './must-know.ts';

/** The newest version of a course, and the sessions that are to teach it. */
export type Use = { version: number; sessions: readonly SessionId[] };

/** How many sessions took the version, how many bookings were told, and how many sessions were busy just then. */
export type Used = { sessions: number; told: number; busy: number };

/**
 * Lets sessions to come teach the newest version of their course. Bookings stay; people with places are told only
 * what they must know to come prepared (`mustKnow`).
 *
 * Each session is a transaction of its own, so that nobody who books waits for all of them; one that was cancelled
 * or changed since is passed over.
 */
export async function useVersion(
  db: Db,
  officer: Officer,
  id: CourseId,
  { version, sessions }: Use,
  now: Temporal.Instant,
): Promise<Outcome<Used, 'changed meanwhile'>> {
  const [about] = await db.select({ version: course.version }).from(course).where(eq(course.id, id));
  if (about?.version !== version) return refused('changed meanwhile');
  const used = { sessions: 0, told: 0, busy: 0 };
  for (const one of new Set(sessions)) {
    const told = await useIn(db, officer, one, { id, version }, now);
    if (told === 'busy') used.busy += 1;
    else if (told !== null) [used.sessions, used.told] = [used.sessions + 1, used.told + told];
  }
  return done(used);
}

async function useIn(
  db: Db,
  officer: Officer,
  session: SessionId,
  to: { id: CourseId; version: number },
  now: Temporal.Instant,
): Promise<number | 'busy' | null> {
  try {
    return await db.transaction(async (tx) => {
      const before = (await lockSessions(tx, [session])).get(session);
      return before && isFor(before, to, now) ? await take(tx, officer, before, to.version, now) : null;
    });
  } catch (error) {
    if (isBusy(error)) return 'busy';
    throw error;
  }
}

const isFor = (
  session: LockedSession,
  { id, version }: { id: CourseId; version: number },
  now: Temporal.Instant,
): boolean =>
  session.courseId === id &&
  session.courseVersion < version &&
  !session.cancelledAt &&
  Temporal.Instant.compare(now, session.startsAt) < 0;

async function take(
  tx: Db,
  officer: Officer,
  { id }: LockedSession,
  courseVersion: number,
  now: Temporal.Instant,
): Promise<number> {
  const was = await sessionFacts(tx, id);
  await tx.update(trainingSession).set({ courseVersion }).where(eq(trainingSession.id, id));
  const what = {
    operation: 'alter',
    entity: 'training_session',
    ids: [id],
    fields: ['course_version'],
  } as const;
  await record(tx, officer, what, now);
  const changes = mustKnow(was.course, (await sessionFacts(tx, id)).course);
  if (changes.length === 0) return 0;
  const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
  const bookings = await tx.select().from(booking).where(standing).orderBy(asc(booking.id)).for('update');
  for (const one of bookings) await tellEverybody(tx, officer, one, { changes, was }, now);
  return bookings.length + (await tellRequest(tx, officer, id, changes, now));
}
