import type { FoundSession } from './find.ts';

export type SessionState = 'open' | 'full' | 'closed' | 'over' | 'cancelled';

/** How a session stands for somebody who wants to book it. */
export function sessionState(
  { session, placesLeft }: Pick<FoundSession, 'session' | 'placesLeft'>,
  now: Temporal.Instant,
): SessionState {
  const isPast = (moment: Temporal.Instant) => Temporal.Instant.compare(now, moment) >= 0;
  if (session.cancelledAt) return 'cancelled';
  if (isPast(session.endsAt)) return 'over';
  if (isPast(session.bookingClosesAt)) return 'closed';
  return placesLeft === 0 ? 'full' : 'open';
}
