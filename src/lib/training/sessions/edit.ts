import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { accessNeed, booking, bookingReminder } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { ukDay } from '#lib/dates.ts';
import { sessionFacts } from '../bookings/ticket.ts';
import { lapseOffers } from '../waiting-list/lapse.ts';
import { offerPlaces } from '../waiting-list/offer.ts';
import type { SessionDetails } from './create.ts';
import { tellEverybody } from './edit-telling.ts';
import { tellRequest } from '../requests/follow-session.ts';
import { changedWords } from './edit-words.ts';
import { type LockedSession, lockSessions } from './lock.ts';

export type EditRefusal =
  | 'no such session'
  | 'cancelled'
  | 'over'
  | 'fewer than taken'
  | 'other course'
  | 'starts in the past'
  | 'busy';

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
  details: SessionDetails,
  now: Temporal.Instant,
): Promise<Outcome<{ told: number }, EditRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const sessions = await lockSessions(tx, [id]);
      await lapseOffers(tx, sessions, now);
      const before = sessions.get(id);
      const refusal = before ? unfit(before, details, now) : 'no such session';
      if (!before || refusal) return refused(refusal ?? 'no such session');
      const told = await apply(tx, officer, before, details, now);
      await record(tx, officer, { operation: 'alter', entity: 'training_session', ids: [id] }, now);
      await offerPlaces(tx, { ...before, ...details }, now);
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
  const hasMoved = !details.startsAt.equals(before.startsAt);
  if (hasMoved && Temporal.Instant.compare(details.startsAt, now) <= 0) return 'starts in the past';
  return details.capacity < before.taken + before.held ? 'fewer than taken' : null;
}

async function apply(
  tx: Db,
  officer: Officer,
  { id, endsAt, startsAt }: LockedSession,
  details: SessionDetails,
  now: Temporal.Instant,
): Promise<number> {
  const before = await sessionFacts(tx, id);
  await tx.update(trainingSession).set(details).where(eq(trainingSession.id, id));
  if (!ukDay(details.endsAt).equals(ukDay(endsAt))) await keepAccessNeeds(tx, id, details);
  // Reminders count from the start: those of the old date say nothing about the new one.
  if (!details.startsAt.equals(startsAt))
    await tx.delete(bookingReminder).where(eq(bookingReminder.sessionId, id));
  const changes = changedWords(before, await sessionFacts(tx, id));
  if (changes.length === 0) return 0;
  const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
  const bookings = await tx.select().from(booking).where(standing).orderBy(asc(booking.id)).for('update');
  for (const one of bookings) await tellEverybody(tx, officer, one, changes, now);
  return bookings.length + (await tellRequest(tx, officer, id, changes, now));
}

/** What would help someone take part goes 30 days after the session, whenever that now is. */
const keepAccessNeeds = (tx: Db, id: SessionId, { endsAt }: SessionDetails) =>
  tx
    .update(accessNeed)
    .set({ deleteOn: ukDay(endsAt).add({ days: 30 }) })
    .where(sql`${accessNeed.bookingId} in (select b.id from booking b where b.session_id = ${id})`);
