import ical, {
  ICalCalendarMethod,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { cleanName, cleanText, cleanWord, withoutLinks } from '#lib/ics/plain-text.ts';
import { rawLines, type Recurring } from '#lib/ics/recurring.ts';

const ZONE = 'Europe/London';

/** Whether an entry stands, may yet change, or was called off. */
export type Standing = 'confirmed' | 'tentative' | 'cancelled';

/** One entry of a feed; a series is one with a rule, and one more for each date that differs. */
export type FeedEntry = Recurring & {
  uid: string;
  sequence: number;
  summary: string;
  description: string;
  location: string;
  category: string;
  startsAt: Temporal.Instant;
  /** Of whole days the midnight after the last. */
  endsAt: Temporal.Instant;
  allDay: boolean;
  standing: Standing;
  /** Whether it takes time out of a reader's day. */
  isBusy: boolean;
  url: string | null;
  changedAt: Temporal.Instant;
};

/** What a program shows of a whole feed, and after how many hours it asks again. */
export type FeedHead = {
  name: string;
  color: { word: string; hex: string };
  hours: number;
  organiser: { name: string; email: string };
};

/** A whole VCALENDAR to subscribe to, in UK time. The same entries give the same file, byte for byte. */
export function feedText(entries: readonly FeedEntry[], { name, color, hours, organiser }: FeedHead): string {
  const calendar = ical({
    prodId: '//Concord//Calendar//EN',
    scale: 'GREGORIAN',
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(cleanText(name).replace(/\s+/g, ' ').trim()),
    ttl: hours * 3600,
    color: color.hex,
    // Naming the zone here would write DTSTAMP in local time, which the format forbids: each event names it.
    timezone: { name: null as unknown as string, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  });
  const organizer = { name: cleanName(organiser), email: cleanWord(organiser.email) };
  for (const entry of entries)
    calendar.createEvent({ ...times(entry), ...words(entry), ...status(entry), organizer });
  // RFC 7986 knows a colour by its name in CSS; the writer knows only the property of one vendor.
  const apple = `X-APPLE-CALENDAR-COLOR:${color.hex.toUpperCase()}\r\n`;
  return calendar.toString().replace(apple, `COLOR:${color.word}\r\n${apple}`) + '\r\n';
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`);

function times(entry: FeedEntry): ICalEventData {
  const { uid, sequence, startsAt, endsAt, allDay, changedAt } = entry;
  if (Temporal.Instant.compare(startsAt, endsAt) >= 0) throw new Error('an event must end after it starts');
  // What is written in UTC the writer formats several times as fast from a Date.
  const stamp = new Date(changedAt.epochMilliseconds);
  return {
    ...{ id: cleanWord(uid), sequence, timezone: ZONE, start: startsAt, end: endsAt, allDay },
    ...{ stamp, lastModified: stamp, repeating: rawLines(entry) },
  };
}

function words(entry: FeedEntry): Omit<ICalEventData, 'start'> {
  const place = cleanText(entry.location);
  return {
    summary: cleanText(entry.summary),
    // A link within words may be a secret; the page of the entry has its own property.
    description: cleanText(withoutLinks(entry.description)) || null,
    location: place ? { title: place } : null,
    categories: entry.category ? [{ name: cleanText(entry.category) }] : [],
    ...(entry.url ? { url: cleanWord(entry.url) } : {}),
  };
}

const statuses = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
};

function status({ standing, isBusy }: FeedEntry): Omit<ICalEventData, 'start'> {
  const takesTime = isBusy && standing === 'confirmed';
  return {
    status: statuses[standing],
    transparency: takesTime ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
    busystatus: takesTime ? ICalEventBusyStatus.BUSY : ICalEventBusyStatus.FREE,
  };
}
