import ical, { type ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { tzlib_get_ical_block } from 'timezones-ical-library';
import { entryText } from '#lib/ics/entry-text.ts';
import { cleanName, cleanText, cleanWord } from '#lib/ics/plain-text.ts';
import type { Recurring } from '#lib/ics/recurring.ts';
import { UkDate } from '#lib/ics/uk-date.ts';

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
  /** In milliseconds, as are the others: five thousand objects of Temporal take longer than the writing. */
  starts: number;
  /** Of whole days the midnight after the last. */
  ends: number;
  allDay: boolean;
  standing: Standing;
  /** Whether it takes time out of a reader's day. */
  isBusy: boolean;
  url: string | null;
  changed: number;
};

/** What a program shows of a whole feed, and after how many hours it asks again. */
export type FeedHead = {
  name: string;
  color: { word: string; hex: string };
  hours: number;
  organiser: { name: string; email: string };
};

/** A whole VCALENDAR to subscribe to, in UK time. The same entries give the same file, byte for byte. */
export function feedText(entries: Iterable<FeedEntry>, head: FeedHead): string {
  const calendar = ical({
    prodId: '//Concord//Calendar//EN',
    scale: 'GREGORIAN',
    method: ICalCalendarMethod.PUBLISH,
    name: escaped(cleanText(head.name).replace(/\s+/g, ' ').trim()),
    ttl: head.hours * 3600,
    color: head.color.hex,
    // Naming the zone here would write DTSTAMP in local time, which the format forbids: each event names it.
    timezone: { name: null as unknown as string, generator: (zone) => tzlib_get_ical_block(zone)[0] ?? null },
  });
  const [before, after] = around(calendar, head.color);
  const organiser = { name: cleanName(head.organiser), email: cleanWord(head.organiser.email) };
  let text = before;
  for (const entry of entries) text += entryText(calendar, entry, organiser);
  return text + after;
}

/** What stands before and after the entries: the writer adds the zones of the events it has, so it is given one. */
function around(calendar: ICalCalendar, { word, hex }: FeedHead['color']): [string, string] {
  calendar.createEvent({ start: new UkDate(0), timezone: 'Europe/London' });
  const [before = '', after = ''] = calendar.toString().split(/BEGIN:VEVENT[^]*END:VEVENT\r\n/);
  calendar.clear();
  // RFC 7986 knows a colour by its name in CSS; the writer knows only the property of one vendor.
  const apple = `X-APPLE-CALENDAR-COLOR:${hex.toUpperCase()}\r\n`;
  return [before.replace(apple, `COLOR:${word}\r\n${apple}`), `${after}\r\n`];
}

const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`);
