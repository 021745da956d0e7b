import { calendarText, type CalendarEvent } from '#lib/ics/calendar.ts';
import { withoutLinks } from '#lib/ics/plain-text.ts';

/** An event to download; `pageUrl` is the public page and the only link that gets into the file. */
export type PublishedEvent = CalendarEvent & { pageUrl: string };

/** A calendar file to download and pass on: no attendee, and links in its words are taken out. */
export function publishFile({ pageUrl, ...event }: PublishedEvent): string {
  const safe = {
    ...event,
    summary: withoutLinks(event.summary),
    description: withoutLinks(event.description),
    location: withoutLinks(event.location),
  };
  return calendarText(safe, { method: 'PUBLISH', pageUrl });
}
