import { calendarText, type CalendarEvent } from '#lib/ics/calendar.ts';
import { withoutLinks } from '#lib/ics/plain-text.ts';

/** Events to download, such as the parts of a session; `pageUrl` is the public page and the only link in the file. */
export type Published = { events: readonly CalendarEvent[]; pageUrl: string };

/** A calendar file to download and pass on: no attendee, and links in its words are taken out. */
export function publishFile({ events, pageUrl }: Published): string {
  const safe = events.map((event) => ({
    ...event,
    summary: withoutLinks(event.summary),
    description: withoutLinks(event.description),
    location: withoutLinks(event.location),
  }));
  return calendarText(safe, { method: 'PUBLISH', pageUrl });
}
