import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { isBusy } from '#db/refusals.ts';
import { booking } from '#db/schema/bookings.ts';
import { type SessionId, trainingSession } from '#db/schema/sessions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellBooker } from '../bookings/messages.ts';
import { heldPlaces } from '../bookings/ticket.ts';
import { lockSessions } from '../sessions/lock.ts';

export type ConfirmRefusal = 'no such session' | 'cancelled' | 'over' | 'not tentative' | 'busy';

/**
 * Decides that a tentative session goes ahead, with however many places are booked, and tells whoever booked.
 * Confirming again changes nothing.
 *
 * @returns how many bookings were told
 */
export async function confirmSession(
  db: Db,
  officer: Officer,
  id: SessionId,
  now: Temporal.Instant,
): Promise<Outcome<{ told: number }, ConfirmRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const session = (await lockSessions(tx, [id])).get(id);
      if (!session) return refused('no such session');
      if (session.cancelledAt) return refused('cancelled');
      if (session.minimum === null) return refused('not tentative');
      if (session.confirmedAt) return done({ told: 0 });
      if (Temporal.Instant.compare(now, session.endsAt) >= 0) return refused('over');
      const sequence = sql`${trainingSession.sequence} + 1`;
      const set = { confirmedAt: now, confirmedBy: officer.id, sequence };
      await tx.update(trainingSession).set(set).where(eq(trainingSession.id, id));
      const told = await tellBookers(tx, id, now);
      const what = {
        operation: 'alter',
        entity: 'training_session',
        ids: [id],
        fields: ['confirmed_at'],
      } as const;
      await record(tx, officer, what, now);
      return done({ told });
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

/** Who only waits has nothing that is certain now: they hear when a place becomes free. */
async function tellBookers(tx: Db, id: SessionId, now: Temporal.Instant): Promise<number> {
  const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
  const bookings = await tx.select().from(booking).where(standing).orderBy(asc(booking.id));
  let told = 0;
  for (const one of bookings) {
    if ((await heldPlaces(tx, one.id)).length === 0) continue;
    await tellBooker(tx, 'session-confirmed', one, {}, now);
    told += 1;
  }
  return told;
}
