import { eq } from 'drizzle-orm';
import { isBusy } from '#db/refusals.ts';
import type { Db } from '#db/client.ts';
import { booking, type BookingId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { lapseOffers } from '../waiting-list/lapse.ts';
import type { Booking } from './history.ts';
import { type LockedSession, lockSessions } from '../sessions/lock.ts';

/** What every change needs: the booking as it stands under lock, and its session. */
export type Locked = {
  tx: Db;
  booking: Booking;
  session: LockedSession;
  others: Map<SessionId, LockedSession>;
};

export type ChangeRefusal = 'no such booking' | 'cancelled' | 'changed meanwhile' | 'too late' | 'busy';

/** What the form saw: its sequence, when it matters that nobody changed the booking since. */
export type Seen = { sequence?: number | undefined };

/**
 * Runs a change with the booking and its sessions locked, so that two changes never cross.
 *
 * Refuses a booking that is gone, cancelled, changed since the form was shown, or past the moment when
 * changes close. Offers whose hour is past are answered first, so that `work` sees the places as they are.
 */
export async function changeBooking<T, R extends string>(
  db: Db,
  id: BookingId,
  seen: Seen & { alsoLock?: SessionId },
  now: Temporal.Instant,
  work: (locked: Locked) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | ChangeRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const found = await lockBooking(tx, id, seen.alsoLock, now);
      if (!found) return refused('no such booking');
      if (found === 'moved') return refused('changed meanwhile');
      if (found.booking.cancelledAt) return refused('cancelled');
      if (seen.sequence !== undefined && seen.sequence !== found.booking.sequence)
        return refused('changed meanwhile');
      if (Temporal.Instant.compare(now, found.session.changesCloseAt) >= 0) return refused('too late');
      return work(found);
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Locks a booking behind its session, and a second session if wanted; 'moved' when another was quicker. */
async function lockBooking(
  tx: Db,
  id: BookingId,
  alsoLock: SessionId | undefined,
  now: Temporal.Instant,
): Promise<Locked | 'moved' | null> {
  const [before] = await tx.select({ sessionId: booking.sessionId }).from(booking).where(eq(booking.id, id));
  if (!before) return null;
  const ids = alsoLock ? [before.sessionId, alsoLock] : [before.sessionId];
  const sessions = await lockSessions(tx, ids);
  await lapseOffers(tx, sessions, now);
  const [held] = await tx.select().from(booking).where(eq(booking.id, id)).for('update');
  const session = held && sessions.get(held.sessionId);
  if (!held || !session) return 'moved';
  return { tx, booking: held, session, others: sessions };
}
