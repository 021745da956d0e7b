import type { FoundEvent } from '#lib/calendar/events/find.ts';

type Found = Pick<FoundEvent, 'event' | 'site' | 'area' | 'siteOwner'>;

/** Where an event is, in one line. */
export function placeWords({ event, site, area, siteOwner }: Found): string {
  const online = event.mode === 'online' ? `Online, for ${area}` : null;
  const place = site
    ? [site.name, siteOwner === site.name ? null : siteOwner, site.street, site.town, site.postcode]
    : [event.venue, event.venuePostcode, area];
  const words = online ?? place.filter(Boolean).join(', ');
  return event.mode === 'both' ? `${words}, and online` : words;
}

type Access = Pick<
  Found['event'],
  'stepFree' | 'hearingLoop' | 'accessibleToilet' | 'parking' | 'accessNotes'
>;

/** How people get in: what is there, what is missing, and what else to know. */
export function accessWords({ event, site }: { event: Access; site: Access | null }): string {
  const place = site ?? event;
  const has = (is: boolean | null, what: string) => (is ? what : `no ${what}`);
  const parts = [
    has(place.stepFree, 'step-free way in'),
    has(place.hearingLoop, 'hearing loop'),
    has(place.accessibleToilet, 'accessible toilet'),
  ].join(', ');
  const notes = [place.parking, place.accessNotes].filter(Boolean).map((note) => `${note}.`);
  return [`${parts[0]!.toUpperCase()}${parts.slice(1)}.`, ...notes].join(' ');
}
