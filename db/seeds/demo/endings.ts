import type { CancelledBy } from '../../schema/bookings.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Desk } from './bookings.ts';
import type { BookingRow, PlaceRow } from './ledger.ts';
import type { Session } from './sessions.ts';

type Ending = { by: CancelledBy; officerId?: OfficerId | null; reason: string | null; at: Temporal.Instant };

/** Cancels a booking: its places are given back without their names, and its people are told. */
export function cancel(
  { ledger }: Desk,
  session: Session,
  { row, places }: { row: BookingRow; places: PlaceRow[] },
  { by, officerId = null, reason, at }: Ending,
): void {
  const held = places.map((place) => ({ ...place }));
  for (const place of places)
    Object.assign(place, { releasedAt: at, attendeeName: null, attendeeEmail: null });
  Object.assign(row, { cancelledAt: at, cancelledBy: by, cancelReason: reason, sequence: row.sequence + 1 });
  const actorKind = by === 'officer' ? 'officer' : 'booker';
  const change = { bookingId: row.id, kind: 'cancelled', at, actorKind, places: held.length } as const;
  ledger.changes.push({ ...change, officerId });
  ledger.letters.push({
    template: by === 'officer' ? 'session-cancelled' : 'booking-cancelled',
    booking: { ...row },
    session,
    places: held,
    at,
    details: { places: held.length, ...(by === 'officer' && reason && { reason }) },
  });
}

/** Cancels everything that was booked on a session which an officer cancelled. */
export function cancelAll(desk: Desk, session: Session): void {
  const { cancelledAt: at, cancelledBy: officerId, cancelReason: reason } = session;
  if (!at) return;
  for (const row of desk.ledger.bookings.filter((one) => one.sessionId === session.id && !one.cancelledAt)) {
    const places = desk.ledger.places.filter(({ bookingId }) => bookingId === row.id);
    cancel(desk, session, { row, places }, { by: 'officer', officerId, reason, at });
  }
}
