import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalAttendeeData,
  type ICalEventData,
} from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { cleanName, cleanText, cleanWord } from '#lib/ics/plain-text.ts';

const ZONE = 'Europe/London';

type Person = { name: string; email: string };

/** One event as a calendar file shows it; the three times are ISO instants. */
export type CalendarEvent = {
  uid: string;
  sequence: number;
  summary: string;
  description: string;
  location: string;
  startsAt: string;
  /** Of whole days the midnight after the last. */
  endsAt: string;
  allDay?: boolean;
  organiser: Person;
  stampedAt: string;
};

/** What differs between an invite, its withdrawal and a file to download. */
export type Sending = { method: 'REQUEST' | 'CANCEL' | 'PUBLISH'; attendee?: Person; pageUrl?: string };

/** A whole VCALENDAR of events in UK time; an invite holds one, since each has a UID of its own. Throws when times, UIDs or addresses cannot be written. */
export function calendarText(events: readonly CalendarEvent[], sending: Sending): string {
  const calendar = ical({
    prodId: '//Concord//Calendar//EN',
    scale: 'GREGORIAN',
    method: ICalCalendarMethod[sending.method],
    // Naming the zone here would write DTSTAMP in local time, which the format forbids: each event names it.
    timezone: { name: null as unknown as string, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  });
  for (const event of events)
    calendar.createEvent({
      ...identity(event),
      ...times(event),
      ...words(event),
      ...standing(event, sending),
    });
  return calendar.toString() + '\r\n';
}

function identity({ uid, sequence }: CalendarEvent): Pick<ICalEventData, 'id' | 'sequence'> {
  if (!Number.isSafeInteger(sequence) || sequence < 0) throw new Error('SEQUENCE must be 0 or more');
  return { id: cleanWord(uid), sequence };
}

type Times = Pick<ICalEventData, 'start' | 'end' | 'allDay' | 'stamp' | 'lastModified' | 'timezone'>;

function times({ startsAt, endsAt, allDay = false, stampedAt }: CalendarEvent): Times {
  const [start, end, stamp] = [startsAt, endsAt, stampedAt].map((at) => Temporal.Instant.from(at));
  if (!start || !end || !stamp || Temporal.Instant.compare(start, end) >= 0) {
    throw new Error('an event must end after it starts');
  }
  return { timezone: ZONE, start, end, allDay, stamp, lastModified: stamp };
}

function words(event: CalendarEvent): Omit<ICalEventData, 'start'> {
  const place = cleanText(event.location);
  return {
    summary: cleanText(event.summary),
    description: cleanText(event.description) || null,
    location: place ? { title: place } : null,
    organizer: { name: cleanName(event.organiser), email: cleanWord(event.organiser.email) },
  };
}

function standing(
  { allDay }: CalendarEvent,
  { method, attendee, pageUrl }: Sending,
): Omit<ICalEventData, 'start'> {
  const off = method === 'CANCEL';
  // Whole days take nobody's hours.
  const isFree = off || allDay;
  return {
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: isFree ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    busystatus: isFree ? ICalEventBusyStatus.FREE : ICalEventBusyStatus.BUSY,
    // Changes are made by link, so Outlook is told not to offer "Propose new time".
    x: { 'X-MICROSOFT-DISALLOW-COUNTER': 'TRUE' },
    ...(attendee ? { attendees: [booked(attendee)] } : {}),
    ...(pageUrl ? { url: cleanWord(pageUrl) } : {}),
  };
}

// The place is already booked and nobody reads replies, so none is asked for.
function booked(person: Person): ICalAttendeeData {
  return {
    name: cleanName(person),
    email: cleanWord(person.email),
    role: ICalAttendeeRole.REQ,
    status: ICalAttendeeStatus.ACCEPTED,
    type: ICalAttendeeType.INDIVIDUAL,
    rsvp: false,
  };
}
