import { and, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, type BookingId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { trainingRequest } from '#db/schema/training-requests.ts';

/** How many people an email about a session would go to: each booker, and each person with another address. */
export async function countTold(db: Db, id: SessionId): Promise<number> {
  const standing = and(eq(booking.sessionId, id), isNull(booking.cancelledAt));
  const [[others], bookers] = await Promise.all([
    db
      .select({ count: sql<number>`count(*)::int` })
      .from(bookingPlace)
      .innerJoin(booking, eq(booking.id, bookingPlace.bookingId))
      .where(
        and(
          standing,
          isNull(bookingPlace.releasedAt),
          isNotNull(bookingPlace.attendeeEmail),
          sql`${bookingPlace.attendeeEmail} <> ${booking.bookerEmail}`,
        ),
      ),
    db.$count(booking, standing),
  ]);
  // Whoever asked for the training of a whole organisation.
  const asked = await db.$count(trainingRequest, eq(trainingRequest.sessionId, id));
  return bookers + (others?.count ?? 0) + asked;
}

/** The session and the reference of some bookings, by the booking's id: what a list needs to link to them. */
export async function placesOfBookings(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { sessionId: SessionId; reference: string }>();
  const rows = await db
    .select({ id: booking.id, sessionId: booking.sessionId, reference: booking.reference })
    .from(booking)
    .where(inArray(booking.id, [...ids] as BookingId[]));
  return new Map<string, { sessionId: SessionId; reference: string }>(rows.map((row) => [row.id, row]));
}
