import type { event } from '#db/schema/events.ts';
import { closesAt } from './closing.ts';
import type { RequestRefusal } from './request.ts';

type Event = Pick<
  typeof event.$inferSelect,
  | 'visibility'
  | 'registration'
  | 'publishedAt'
  | 'cancelledAt'
  | 'postponedAt'
  | 'startsAt'
  | 'endsAt'
  | 'allDay'
  | 'registrationClosesAt'
>;

/** Whether an event takes registrations on the site at all, from everybody or from a partner who is signed in. */
export const takesRegistrations = (
  { visibility, registration, publishedAt }: Event,
  isPartner: boolean,
): boolean =>
  publishedAt !== null &&
  registration !== 'none' &&
  (visibility === 'public' || (visibility === 'partners' && isPartner));

/** Why nobody new can register for an event now; null while they can. */
export function shutBecause(
  event: Event,
  isPartner: boolean,
  now: Temporal.Instant,
): Extract<RequestRefusal, 'no such event' | 'cancelled' | 'postponed' | 'closed'> | null {
  if (!takesRegistrations(event, isPartner)) return 'no such event';
  if (event.cancelledAt) return 'cancelled';
  if (event.postponedAt) return 'postponed';
  return Temporal.Instant.compare(now, closesAt(event)) >= 0 ? 'closed' : null;
}
