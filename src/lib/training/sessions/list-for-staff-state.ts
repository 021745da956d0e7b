import type { SessionKind } from '#db/schema/sessions.ts';
import { placesLeft } from '#lib/places/left.ts';

type Seen = {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  bookingClosesAt: Temporal.Instant;
  cancelledAt: Temporal.Instant | null;
  kind?: SessionKind;
  capacity: number;
  taken: number;
  held: number;
  minimum?: number | null;
  confirmedAt?: Temporal.Instant | null;
};
type State = { text: string; tone: 'plain' | 'warm' | 'grey' | 'error' };

/** Where a session stands, for its tag. */
export function sessionState(seen: Seen, now: Temporal.Instant): State {
  const isPast = (at: Temporal.Instant) => Temporal.Instant.compare(now, at) >= 0;
  if (seen.cancelledAt) return { text: 'Cancelled', tone: 'error' };
  if (isPast(seen.endsAt)) return { text: 'Over', tone: 'grey' };
  if (isPast(seen.startsAt)) return { text: 'Now', tone: 'warm' };
  if (seen.kind === 'whole_organisation') return { text: 'All staff', tone: 'plain' };
  if (seen.minimum && !seen.confirmedAt) return { text: 'To decide', tone: 'warm' };
  if (isPast(seen.bookingClosesAt)) return { text: 'Booking closed', tone: 'grey' };
  return placesLeft(seen) === 0 ? { text: 'Full', tone: 'warm' } : { text: 'Open', tone: 'plain' };
}
