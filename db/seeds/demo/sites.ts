import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import type { site, SiteId } from '../../schema/institutions.ts';
import type { Institution } from './institutions.ts';

export type Site = typeof site.$inferSelect & { key: string; district: string };

type Venue = Record<
  | 'key'
  | 'institution'
  | 'name'
  | 'street'
  | 'town'
  | 'step_free'
  | 'hearing_loop'
  | 'accessible_toilet'
  | 'parking'
  | 'access_notes'
  | 'latitude'
  | 'longitude',
  string
>;

/** The rooms where training is given, each with how people get in. They lie where GeoNames puts their town. */
export async function theSites(institutions: readonly Institution[]): Promise<Site[]> {
  const text = await readFile(new URL('./venues.csv', import.meta.url), 'utf8');
  const byName = new Map(institutions.map((one) => [one.name, one]));
  return parse<Venue>(text, { columns: true }).map((venue) => siteOf(venue, byName.get(venue.institution)));
}

function siteOf(venue: Venue, owner: Institution | undefined): Site {
  if (!owner?.districtId || !owner.postcode) throw new Error(`${venue.name} belongs to nobody.`);
  return {
    key: venue.key,
    id: crypto.randomUUID() as SiteId,
    institutionId: owner.id,
    name: venue.name,
    street: venue.street,
    town: venue.town,
    postcode: owner.postcode,
    districtId: owner.districtId,
    district: owner.district,
    stepFree: venue.step_free === 'yes',
    hearingLoop: venue.hearing_loop === 'yes',
    accessibleToilet: venue.accessible_toilet === 'yes',
    parking: venue.parking,
    accessNotes: venue.access_notes || null,
    latitude: Number(venue.latitude),
    longitude: Number(venue.longitude),
    precision: 'place',
    wardId: null,
    neighbourhoodId: null,
    closedOn: null,
    sequence: 0,
  };
}
