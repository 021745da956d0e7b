import type { StoredInvite } from '#lib/mail/queue.ts';
import type { CalendarEvent } from '#lib/ics/calendar.ts';
import type { EventFacts } from './facts.ts';
import type { Registration } from './registration.ts';
import { whereWords } from './words.ts';

type Known = Pick<Registration, 'id' | 'sequence'>;

/** The name a registration has in a diary, for life: it survives changes of date, party and web address. */
export const calendarUid = ({ id }: Pick<Registration, 'id'>): string => `registration-${id}@concord`;

/** An event as the diary of somebody who comes shows it, without any secret: calendar files are passed on. */
export function diaryEntry(
  registration: Known,
  facts: EventFacts,
  now: Temporal.Instant,
): Omit<CalendarEvent, 'organiser'> {
  const { event } = facts;
  const online = event.onlineLink ? 'The link to join is in your email.' : '';
  return {
    uid: calendarUid(registration),
    sequence: registration.sequence,
    summary: event.title,
    description: [event.summary, event.accessNotes ?? '', online].filter(Boolean).join('\n\n'),
    location: whereWords(facts),
    startsAt: event.startsAt.toString(),
    endsAt: event.endsAt.toString(),
    allDay: event.allDay,
    stampedAt: now.toString(),
  };
}

/** The invite that puts the event into a diary, moves it there, or takes it out. */
export const inviteFor = (
  registration: Known,
  facts: EventFacts,
  email: string,
  method: 'REQUEST' | 'CANCEL',
  now: Temporal.Instant,
): StoredInvite => ({ ...diaryEntry(registration, facts, now), method, attendee: { name: email, email } });
