import type { AstroGlobal } from 'astro';
import type { AreaId } from '#db/schema/areas.ts';
import type { EventDetails } from '#lib/calendar/events/details.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { pointOf } from '../../_point-of.ts';
import type { EventChoices } from './_choices.ts';
import type { EventTyped } from './_form.ts';

type Place = Pick<
  EventDetails,
  | ('mode' | 'siteId' | 'venue' | 'venuePostcode' | 'onlineLink' | 'stepFree' | 'hearingLoop')
  | ('accessibleToilet' | 'parking' | 'accessNotes' | 'latitude' | 'longitude' | 'precision')
  | ('areaId' | 'neighbourhoodId')
>;
type Read = { ok: true; value: Place } | { ok: false; errors: Mistakes };
type Locals = Pick<AstroGlobal['locals'], 'db' | 'now'>;

const nowhere = {
  ...{ siteId: null, venue: null, venuePostcode: null, stepFree: null, hearingLoop: null },
  ...{ accessibleToilet: null, parking: null, accessNotes: null },
  ...{ latitude: null, longitude: null, precision: null, neighbourhoodId: null },
};

/** Where an event is: at a site, whose particulars are known; at a venue of its own; or on a screen. */
export async function readPlace(locals: Locals, typed: EventTyped, choices: EventChoices): Promise<Read> {
  const neighbourhoodId = among(choices.neighbourhoods, typed.neighbourhood);
  if (typed.neighbourhood && !neighbourhoodId)
    return { ok: false, errors: { neighbourhood: 'Choose one of your neighbourhood teams' } };
  const place = await withoutTeam(locals, typed, choices);
  return place.ok && neighbourhoodId ? { ok: true, value: { ...place.value, neighbourhoodId } } : place;
}

const among = (groups: EventChoices['districts'], id: string): AreaId | null =>
  (groups.flatMap(({ options }) => options).find(({ value }) => value === id)?.value ??
    null) as AreaId | null;

async function withoutTeam(
  locals: Locals,
  typed: EventTyped,
  { sites, districts }: EventChoices,
): Promise<Read> {
  const mode = typed.mode as EventDetails['mode'];
  const onlineLink = mode === 'in_person' ? null : typed.link || null;
  const site = sites.find(({ id }) => id === typed.site);
  const areaId = among(districts, typed.area);
  if (mode === 'online') {
    if (!areaId) return { ok: false, errors: { area: 'Choose the district it is for' } };
    return { ok: true, value: { ...nowhere, mode, onlineLink, areaId } };
  }
  if (site)
    return { ok: true, value: { ...nowhere, mode, onlineLink, siteId: site.id, areaId: site.districtId } };
  const errors = venueMistakes(typed, sites.length > 0);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  const found = await pointOf(locals, typed.postcode);
  const there = areaId ?? found.areaId;
  if (!there)
    return { ok: false, errors: { area: 'Concord does not know this postcode: choose the district' } };
  return { ok: true, value: { ...nowhere, ...venueOf(typed), ...found, mode, onlineLink, areaId: there } };
}

const venueMistakes = ({ venue, postcode, parking, site }: EventTyped, hasSites: boolean): Mistakes => ({
  ...(site ? { site: 'Choose one of the sites, or none' } : {}),
  ...(venue ? {} : { venue: hasSites ? 'Choose a site above, or enter a venue' : 'Enter the venue' }),
  ...(postcode ? {} : { postcode: 'Enter the postcode of the venue' }),
  ...(parking ? {} : { parking: 'Say where people can park, or that they cannot' }),
});

const venueOf = ({ venue, postcode, venueAccess, parking, accessNotes }: EventTyped) => ({
  ...{ venue, venuePostcode: postcode.toUpperCase() },
  ...{ stepFree: venueAccess.includes('step'), hearingLoop: venueAccess.includes('loop') },
  ...{ accessibleToilet: venueAccess.includes('toilet'), parking, accessNotes: accessNotes || null },
});
