import {
  foldLines,
  type ICalCalendar,
  ICalEventBusyStatus,
  ICalEventStatus,
  ICalEventTransparency,
  type ICalEventData,
} from 'ical-generator';
import type { FeedEntry } from '#lib/ics/feed.ts';
import { cleanText, cleanWord, withoutLinks } from '#lib/ics/plain-text.ts';
import { rawLines } from '#lib/ics/recurring.ts';
import { UkDate } from '#lib/ics/uk-date.ts';

type Organiser = { name: string; email: string };

const written = new WeakMap<FeedEntry, { by: Organiser; text: string }>();

/** The VEVENT of an entry, in folded lines. What was written of the very same entry before is given again. */
export function entryText(calendar: ICalCalendar, entry: FeedEntry, by: Organiser): string {
  const known = written.get(entry);
  if (known?.by.name === by.name && known.by.email === by.email) return known.text;
  const said = { ...times(entry), ...words(entry), ...status(entry), organizer: by };
  const text = writtenBy(calendar, { ...said, repeating: rawLines(entry) });
  written.set(entry, { by, text });
  return text;
}

// The writer keeps every event until the last is written, and clearing thousands away takes most of the time.
function writtenBy(calendar: ICalCalendar, event: ICalEventData): string {
  const text = foldLines(calendar.createEvent(event).toString());
  calendar.clear();
  return text;
}

function times({ uid, sequence, starts, ends, allDay, changed }: FeedEntry): ICalEventData {
  if (!(starts < ends)) throw new Error('an event must end after it starts');
  const stamp = new Date(changed);
  const [start, end] = [new UkDate(starts), new UkDate(ends)];
  return {
    ...{ id: cleanWord(uid), sequence, timezone: 'Europe/London', start, end, allDay },
    ...{ stamp, lastModified: stamp },
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
