import type { StoredInvite } from '#lib/mail/queue.ts';
import type { CalendarEvent } from '#lib/ics/calendar.ts';
import { placeWords } from '../words.ts';
import type { Booking } from './history.ts';
import type { SessionFacts } from './ticket.ts';

/** The name a booking has in every diary, for life: it survives changes of date, people and web address. */
export const calendarUid = (booking: Pick<Booking, 'id'>): string => `booking-${booking.id}@concord`;

/** The event of a booking without any secret in it, since calendar files are passed on. */
export function eventFor(
  booking: Pick<Booking, 'id' | 'sequence'>,
  { session, course, site }: SessionFacts,
  now: Temporal.Instant,
): Omit<CalendarEvent, 'organiser'> {
  const online = 'The link to join is in your confirmation email.';
  return {
    uid: calendarUid(booking),
    sequence: booking.sequence,
    summary: `Training: ${course.title}`,
    description: [course.summary, session.mode === 'online' ? online : session.access].join('\n\n'),
    location: placeWords({ mode: session.mode, site }),
    startsAt: session.startsAt.toString(),
    endsAt: session.endsAt.toString(),
    stampedAt: now.toString(),
  };
}

/** The invite of a booking to one person. */
export const inviteFor = (
  booking: Booking,
  facts: SessionFacts,
  attendee: { name: string; email: string },
  method: 'REQUEST' | 'CANCEL',
  now: Temporal.Instant,
): StoredInvite => ({ ...eventFor(booking, facts, now), method, attendee });
