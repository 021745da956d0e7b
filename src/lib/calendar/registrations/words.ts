import type { event } from '#db/schema/events.ts';
import type { site } from '#db/schema/institutions.ts';
import { day, time, timeRange, ukDay } from '#lib/dates.ts';

type Span = Pick<typeof event.$inferSelect, 'startsAt' | 'endsAt' | 'allDay'>;
type Where = {
  event: Pick<typeof event.$inferSelect, 'mode' | 'venue' | 'venuePostcode'>;
  site: Pick<typeof site.$inferSelect, 'name' | 'street' | 'town' | 'postcode'> | null;
};

/** "1 place", "3 places". */
export const placesWords = (count: number): string => (count === 1 ? '1 place' : `${count} places`);

/** "1 person", "3 people". */
export const peopleWords = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** "24 hours", "1 hour". */
export const hoursWords = (hours: number): string => (hours === 1 ? '1 hour' : `${hours} hours`);

/** "6pm to 8pm", "All day", or until when an event of several days goes on. */
export function hoursOf({ startsAt, endsAt, allDay }: Span): string {
  const last = ukDay(allDay ? endsAt.subtract({ seconds: 1 }) : endsAt);
  const isOneDay = ukDay(startsAt).equals(last);
  if (allDay) return isOneDay ? 'All day' : `All day, until ${day(last)}`;
  return isOneDay ? timeRange(startsAt, endsAt) : `${time(startsAt)}, until ${time(endsAt)} on ${day(last)}`;
}

/** "Thursday 3 December 2026, 6pm to 8pm". */
export const whenWords = (span: Span): string => `${day(span.startsAt)}, ${hoursOf(span)}`;

/** Where an event is, on one line: "Central Library, Harpur Street, Bedford MK40 1PG", or that it is online. */
export function whereWords({ event: { mode, venue, venuePostcode }, site: hall }: Where): string {
  if (mode === 'online') return 'Online';
  const place = hall
    ? `${hall.name}, ${hall.street}, ${hall.town} ${hall.postcode}`
    : [venue, venuePostcode].filter(Boolean).join(' ');
  return mode === 'both' ? `${place}, and online` : place;
}
