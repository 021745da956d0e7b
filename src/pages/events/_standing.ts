import type { FoundPublicEvent } from '#lib/calendar/listing/find.ts';
import { closesAt } from '#lib/calendar/registrations/closing.ts';

export type Standing = 'cancelled' | 'postponed' | 'over' | 'closed' | 'drop in' | 'open';

/** What a visitor can do about an event at a moment. */
export function standingOf(event: FoundPublicEvent['event'], now: Temporal.Instant): Standing {
  const isPast = (at: Temporal.Instant) => Temporal.Instant.compare(at, now) <= 0;
  if (event.cancelledAt) return 'cancelled';
  if (event.postponedAt) return 'postponed';
  if (isPast(event.endsAt)) return 'over';
  if (event.registration === 'none') return 'drop in';
  return isPast(closesAt(event)) ? 'closed' : 'open';
}
