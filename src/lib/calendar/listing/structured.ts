import { whereWords } from '../registrations/words.ts';
import type { FoundPublicEvent } from './find.ts';

const modes = {
  in_person: 'OfflineEventAttendanceMode',
  online: 'OnlineEventAttendanceMode',
  both: 'MixedEventAttendanceMode',
} as const;

/** A public event in the words of schema.org, which search engines read. */
export function structuredEvent(found: FoundPublicEvent, address: string) {
  const { event } = found;
  const standing = event.cancelledAt ? 'Cancelled' : event.postponedAt ? 'Postponed' : 'Scheduled';
  return {
    ...{ '@type': 'Event', name: event.title, url: address },
    ...{ description: event.summary, startDate: inUk(event.startsAt), endDate: inUk(event.endsAt) },
    eventStatus: `https://schema.org/Event${standing}`,
    eventAttendanceMode: `https://schema.org/${modes[event.mode]}`,
    location: locationOf(found, address),
    organizer: { '@type': 'Organization', name: event.organiser },
    isAccessibleForFree: true,
  };
}

function locationOf(found: FoundPublicEvent, address: string) {
  if (found.event.mode === 'online') return { '@type': 'VirtualLocation', url: address };
  const { site, event } = found;
  return {
    '@type': 'Place',
    name: site?.name ?? event.venue,
    address: whereWords({ event: { ...event, mode: 'in_person' }, site }),
  };
}

const inUk = (at: Temporal.Instant): string =>
  at.toZonedDateTimeISO('Europe/London').toString({ timeZoneName: 'never', smallestUnit: 'second' });
