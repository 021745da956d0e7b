import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { blanks, prepared } from '#db/prepared.ts';
import { booking, bookingChange, type BookingId, type ChangeKind } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';

export type Booking = typeof booking.$inferSelect;

/** Counts a change of the booking in its sequence, in the same UPDATE as what changes, and returns the row. */
export async function bumpSequence(tx: Db, id: BookingId, set: Partial<Booking> = {}): Promise<Booking> {
  const [row] = await tx
    .update(booking)
    .set({ ...set, sequence: sql`${booking.sequence} + 1` })
    .where(eq(booking.id, id))
    .returning();
  if (!row) throw new Error('A locked booking vanished.');
  return row;
}

/** Writes one line of a booking's history. */
export async function note(
  tx: Db,
  actor: Actor,
  id: BookingId,
  line: { kind: ChangeKind; places?: number; fromSessionId?: SessionId },
  now: Temporal.Instant,
): Promise<void> {
  await insertion(tx).execute({
    bookingId: id,
    kind: line.kind,
    at: now,
    actorKind: actor.kind,
    officerId: actor.kind === 'officer' ? actor.id : null,
    fromSessionId: line.fromSessionId ?? null,
    places: line.places ?? null,
  });
}

const insertion = prepared((db) =>
  db
    .insert(bookingChange)
    .values(blanks('bookingId', 'kind', 'at', 'actorKind', 'officerId', 'fromSessionId', 'places'))
    .prepare('booking_change_noted'),
);
