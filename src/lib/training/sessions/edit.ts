import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { accessNeed, booking, bookingReminder, joiningSent } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { ukDay } from '#lib/dates.ts';
import { accessNeedsGoOn } from '../bookings/access-needs.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { lapseOffers } from '../waiting-list/lapse.ts';
import { offerPlaces } from '../waiting-list/offer.ts';
import { writeBeside } from './beside.ts';
import { rowDetails, type SessionDetails } from './details.ts';
import { tellEverybody } from './edit-telling.ts';
import { tellRequest } from '../requests/follow-session.ts';
import { changedWords } from './edit-words.ts';
import { type LockedSession, lockSessions, readSessions } from './lock.ts';

export type EditRefusal =
  | 'no such session'
  | 'cancelled'
  | 'over'
  | 'fewer than taken'
  | 'other course'
  | 'not in that mode'
  | 'starts in the past'
  | 'changed meanwhile'
  | 'busy';

/** The details, and which state of the session the form showed. */
export type SessionChange = SessionDetails & { sequence?: number };

/**
 * Changes a session. Where its date, time, place or link change, everybody who booked or waits is told, and
 * each diary follows; places that more room brings are offered to those who wait.
 *
 * @returns how many bookings were told
 */
export async function editSession(
  db: Db,
  officer: Officer,
  id: SessionId,
  { sequence: seen, ...details }: SessionChange,
  now: Temporal.Instant,
): Promise<Outcome<{ told: number }, EditRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const sessions = await lockSessions(tx, [id]);
      await lapseOffers(tx, sessions, now);
      const before = sessions.get(id);
      const isStale = seen !== undefined && before !== undefined && seen !== before.sequence;
      const refusal = isStale
        ? 'changed meanwhile'
        : before
          ? unfit(before, details, now)
          : 'no such session';
      if (!before || refusal) return refused(refusal ?? 'no such session');
      const told = await apply(tx, officer, before, details, now);
      await record(tx, officer, { operation: 'alter', entity: 'training_session', ids: [id] }, now);
      const after = (await readSessions(tx, [id])).get(id);
      if (after) await offerPlaces(tx, after, now);
      return done({ told });
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

function unfit(before: LockedSession, details: SessionDetails, now: Temporal.Instant): EditRefusal | null {
  if (before.cancelledAt) return 'cancelled';
  if (Temporal.Instant.compare(now, before.endsAt) >= 0) return 'over';
  if (details.courseId !== before.courseId) return 'other course';
  const isNewWay = details.mode !== before.mode;
  if (isNewWay && !before.course.modes.includes(details.mode)) return 'not in that mode';
  if (movedStarts(before, details).some((at) => Temporal.Instant.compare(at, now) <= 0))
    return 'starts in the past';
  return details.capacity < before.taken + before.held ? 'fewer than taken' : null;
}

/** The starts, of the session and of its parts, that were not there before. */
function movedStarts(before: LockedSession, { startsAt, parts }: SessionDetails): Temporal.Instant[] {
  const known = new Set([before, ...before.parts].map((one) => one.startsAt.epochMilliseconds));
  return [startsAt, ...(parts ?? []).map((part) => part.startsAt)].filter(
    (at) => !known.has(at.epochMilliseconds),
  );
}

async function apply(
  tx: Db,
  officer: Officer,
  session: LockedSession,
  details: SessionDetails,
  now: Temporal.Instant,
): Promise<number> {
  const { id, endsAt, startsAt } = session;
  const was = await sessionFacts(tx, id);
  const row = { ...rowDetails(details, session), sequence: sql`${trainingSession.sequence} + 1` };
  await tx.update(trainingSession).set(row).where(eq(trainingSession.id, id));
  await writeBeside(tx, id, details, { officerId: officer.id, at: now });
  if (!ukDay(details.endsAt).equals(ukDay(endsAt))) await keepAccessNeeds(tx, id, details);
  // Reminders count from the start: those of the old date say nothing about the new one.
  if (!details.startsAt.equals(startsAt))
    await tx.delete(bookingReminder).where(eq(bookingReminder.sessionId, id));
  // Instructions that are not due yet are sent again when they are, wherever the session moved.
  if (details.joiningDueAt && Temporal.Instant.compare(details.joiningDueAt, now) > 0)
    await tx.delete(joiningSent).where(eq(joiningSent.sessionId, id));
  const changes = changedWords(was, await sessionFacts(tx, id), now);
  if (changes.length === 0) return 0;
  const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
  const bookings = await tx.select().from(booking).where(standing).orderBy(asc(booking.id)).for('update');
  for (const one of bookings) await tellEverybody(tx, officer, one, { changes, was }, now);
  return bookings.length + (await tellRequest(tx, officer, id, changes, now));
}

const keepAccessNeeds = (tx: Db, id: SessionId, details: SessionDetails) =>
  tx
    .update(accessNeed)
    .set({ deleteOn: accessNeedsGoOn(details) })
    .where(sql`${accessNeed.bookingId} in (select b.id from booking b where b.session_id = ${id})`);
