import type { StoredInvite } from '#lib/mail/queue.ts';
import type { CalendarEvent } from '#lib/ics/calendar.ts';
import { sittingsOf } from '../parts/sittings.ts';
import { placeWords } from '../words.ts';
import type { Booking } from './history.ts';
import type { SessionFacts } from './ticket.ts';

type Event = Omit<CalendarEvent, 'organiser'>;
type Known = Pick<Booking, 'id' | 'sequence'>;
type Attendee = { name: string; email: string };
type Sitting = ReturnType<typeof sittingsFor>[number];

/** What happens to one sitting in a diary: it comes or moves there, or goes from it. */
export type DiaryChange = { sitting: Sitting; invite: StoredInvite };

/**
 * The name a booking has in every diary, for life: it survives changes of date, people and web address. The first
 * part of a session has the booking's own, each further part one beside it.
 */
const calendarUid = ({ id }: Pick<Booking, 'id'>, sitting?: Pick<Sitting, 'number' | 'id'>): string =>
  !sitting?.id || sitting.number === 1 ? `booking-${id}@concord` : `booking-${id}-part-${sitting.id}@concord`;

const sittingsFor = ({ session, site, parts }: SessionFacts) => sittingsOf(session, site, parts);

/** The events of a booking, one for each part, without any secret in them, since calendar files are passed on. */
export const eventsFor = (booking: Known, facts: SessionFacts, now: Temporal.Instant): Event[] =>
  sittingsFor(facts).map((sitting) => eventFor(booking, facts, sitting, now));

function eventFor(
  booking: Known,
  { session, course }: SessionFacts,
  sitting: Sitting,
  now: Temporal.Instant,
): Event {
  const online = 'The link to join is in your confirmation email.';
  return {
    uid: calendarUid(booking, sitting),
    sequence: booking.sequence,
    summary: `Training: ${course.title}${sitting.of > 1 ? ` (part ${sitting.number})` : ''}`,
    description: [course.summary, session.mode === 'online' ? online : session.access].join('\n\n'),
    location: placeWords({ mode: session.mode, site: sitting.site }),
    startsAt: sitting.startsAt.toString(),
    endsAt: sitting.endsAt.toString(),
    stampedAt: now.toString(),
  };
}

/** Every sitting of a booking put into one person's diary, or taken out of it; the first part comes first. */
export const wholeDiary = (
  booking: Booking,
  facts: SessionFacts,
  attendee: Attendee,
  method: 'REQUEST' | 'CANCEL',
  now: Temporal.Instant,
): DiaryChange[] =>
  sittingsFor(facts).map((sitting) => ({
    sitting,
    invite: { ...eventFor(booking, facts, sitting, now), method, attendee },
  }));

/** What differs between what a diary holds and what it should: new and moved sittings, then those that went. */
export function changedDiary(
  booking: Booking,
  was: SessionFacts,
  is: SessionFacts,
  attendee: Attendee,
  now: Temporal.Instant,
): DiaryChange[] {
  const before = wholeDiary(booking, was, attendee, 'CANCEL', now);
  const after = wholeDiary(booking, is, attendee, 'REQUEST', now);
  const known = new Map(before.map(({ invite }) => [invite.uid, looksOf(invite)]));
  const staying = new Set(after.map(({ invite }) => invite.uid));
  return [
    ...after.filter(({ invite }) => known.get(invite.uid) !== looksOf(invite)),
    ...before.filter(({ invite }) => !staying.has(invite.uid)),
  ];
}

const looksOf = ({ summary, location, startsAt, endsAt }: StoredInvite): string =>
  JSON.stringify([summary, location, startsAt, endsAt]);
