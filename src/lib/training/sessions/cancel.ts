import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { booking } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Booking, bumpSequence, note } from '../bookings/history.ts';
import { tellAttendees, tellBooker } from '../bookings/messages.ts';
import { releaseAll } from '../bookings/places.ts';
import { heldPlaces } from '../bookings/ticket.ts';
import { closeEntry, openEntry } from '../waiting-list/entries.ts';
import { loseSession } from '../requests/follow-session.ts';
import { lockSessions } from './lock.ts';

/** Cancels a session with everything booked on it, and tells everybody who had a place or waited for one. */
export async function cancelSession(
  db: Db,
  officer: Officer,
  id: SessionId,
  details: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<{ bookings: number }, 'no such session' | 'already cancelled' | 'over' | 'busy'>> {
  try {
    return await db.transaction(async (tx) => {
      const session = (await lockSessions(tx, [id])).get(id);
      if (!session) return refused('no such session');
      if (session.cancelledAt) return refused('already cancelled');
      if (Temporal.Instant.compare(now, session.endsAt) >= 0) return refused('over');
      const set = { cancelledAt: now, cancelledBy: officer.id, cancelReason: details.reason };
      const sequence = sql`${trainingSession.sequence} + 1`;
      await tx
        .update(trainingSession)
        .set({ ...set, sequence })
        .where(eq(trainingSession.id, id));
      const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
      const bookings = await tx.select().from(booking).where(standing).for('update');
      for (const one of bookings) await end(tx, officer, one, details.reason, now);
      await loseSession(tx, officer, id, details.reason, now);
      const what = {
        operation: 'alter',
        entity: 'training_session',
        ids: [id],
        fields: ['cancelled_at'],
      } as const;
      await record(tx, officer, { ...what, reason: details.reason }, now);
      return done({ bookings: bookings.length });
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

async function end(
  tx: Db,
  officer: Officer,
  one: Booking,
  reason: string,
  now: Temporal.Instant,
): Promise<void> {
  const places = await heldPlaces(tx, one.id);
  const open = await openEntry(tx, one.id);
  if (open) await closeEntry(tx, open.entry.id, { as: 'cancelled', offer: 'withdrawn' }, now);
  await releaseAll(tx, one.id, now);
  const set = { cancelledAt: now, cancelledBy: 'officer', cancelReason: reason } as const;
  const cancelled = await bumpSequence(tx, one.id, set);
  await note(tx, officer, one.id, { kind: 'cancelled', places: places.length }, now);
  const told = {
    places: places.length || (open?.entry.partySize ?? 0),
    hadPlaces: places.length > 0,
    reason,
  };
  await tellBooker(tx, 'session-cancelled', cancelled, told, now);
  await tellAttendees(tx, 'place-cancelled', cancelled, places, { reason }, now);
}
