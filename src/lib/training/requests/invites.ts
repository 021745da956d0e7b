import type { StoredInvite } from '#lib/mail/queue.ts';
import type { CalendarEvent } from '#lib/ics/calendar.ts';
import type { SessionFacts } from '../bookings/ticket.ts';
import { placeWords } from '../words.ts';
import type { TrainingRequest } from './steps.ts';

/** The event of a request's session, without any secret in it. One UID for life: other dates move it. */
export function eventOf(
  { id, sequence, organisation }: Pick<TrainingRequest, 'id' | 'sequence' | 'organisation'>,
  { session, course, site }: SessionFacts,
  now: Temporal.Instant,
): Omit<CalendarEvent, 'organiser'> {
  const online = 'The link to join is in your email.';
  return {
    uid: `request-${id}@concord`,
    sequence,
    summary: `Training for ${organisation}: ${course.title}`,
    description: [course.summary, session.mode === 'online' ? online : session.access].join('\n\n'),
    location: placeWords({ mode: session.mode, site, venueWords: session.venueWords }),
    startsAt: session.startsAt.toString(),
    endsAt: session.endsAt.toString(),
    stampedAt: now.toString(),
  };
}

/** The invite of a request's session to whoever asked for it. */
export const inviteOf = (
  request: TrainingRequest,
  facts: SessionFacts,
  method: 'REQUEST' | 'CANCEL',
  now: Temporal.Instant,
): StoredInvite => ({
  ...eventOf(request, facts, now),
  method,
  attendee: { name: request.contactName, email: request.contactEmail },
});
