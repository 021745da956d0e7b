import type { Db } from '#db/client.ts';
import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import { mapDistricts } from '#lib/areas/map-districts.ts';

/** What the words of somebody who looks near a place came to. */
export type Looked = {
  typed: string;
  place: { label: string; latitude: number; longitude: number } | null;
  /** The places that they may mean. */
  candidates: string[];
  refusal: string | null;
};

/** Where some words are, for a list: a district is looked at from its largest town. */
export async function lookNear(db: Db, typed: string, now: Temporal.Instant): Promise<Looked> {
  const none = { typed, place: null, candidates: [], refusal: null };
  if (!typed) return none;
  const found = await locate(db, typed);
  if (!found.ok) return { ...none, refusal: found.words };
  const { sure, candidates } = found.value;
  if (!sure) return { ...none, candidates: candidates.map(({ label }) => label) };
  return { ...none, place: await pointOf(db, sure, now) };
}

async function pointOf(db: Db, { label, latitude, longitude, districtId }: Located, now: Temporal.Instant) {
  if (latitude !== null && longitude !== null) return { label, latitude, longitude };
  const district = (await mapDistricts(db, now)).find(({ id }) => id === districtId);
  return district ? { label, latitude: district.latitude, longitude: district.longitude } : null;
}
