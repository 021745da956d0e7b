import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { areasAt } from '#lib/areas/areas-at.ts';
import { locate } from '#lib/areas/locate.ts';
import type { Located } from '#lib/areas/locating/located.ts';
import type { SiteDetails } from '#lib/institutions/sites/write.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { ListedSite } from '#lib/institutions/sites/list.ts';
import type { SiteGiven } from './site-form.ts';

/** Where a site lies, as its row keeps it. */
export type Placed = Pick<
  SiteDetails,
  'latitude' | 'longitude' | 'precision' | 'districtId' | 'wardId' | 'neighbourhoodId'
>;

type Asked = Pick<SiteGiven, 'place' | 'postcode' | 'town' | 'district'>;
type Read = { placed: Placed | null; errors: Mistakes; candidates: readonly Located[] };

/**
 * Where a site lies, from what was typed for it: the place if one was given, else its postcode, else its town. With
 * a district chosen that stands, whatever the place says; without one the place must tell.
 *
 * @param before where the site lay, kept when nothing that says so has changed
 */
export async function findPlace(
  db: Db,
  asked: Asked,
  before: ListedSite | null,
  today: Temporal.PlainDate,
): Promise<Read> {
  if (before && isUnmoved(before, asked))
    return { placed: placeOf(before, asked), errors: {}, candidates: [] };
  const found = await located(db, asked);
  if (found.errors['place']) return { ...found, placed: null };
  const areas = found.sure ? await areasAt(db, found.sure, today) : null;
  const districtId = asked.district ?? areas?.districtId ?? null;
  if (!districtId) return { placed: null, candidates: [], errors: { district: 'Choose the district' } };
  const point = found.sure?.latitude === undefined ? null : found.sure;
  const within = areas?.districtId === districtId ? areas : null;
  const placed = {
    latitude: point?.latitude ?? null,
    longitude: point?.longitude ?? null,
    precision: point?.precision ?? null,
    districtId,
    wardId: within?.wardId ?? null,
    neighbourhoodId: within?.neighbourhoodId ?? null,
  };
  return { placed, errors: {}, candidates: [] };
}

type Sought = { sure: Located | null; errors: Mistakes; candidates: readonly Located[] };

// A place that was typed has to be found; a postcode that is in no list yet, or a town of a common name, is no mistake.
async function located(db: Db, { place, postcode, town }: Asked): Promise<Sought> {
  if (place) {
    const found = await locate(db, place);
    if (!found.ok) return { sure: null, errors: { place: found.words }, candidates: [] };
    const { sure, candidates } = found.value;
    const several = 'There are several. Choose one of these, or enter a postcode';
    return sure ? { sure, errors: {}, candidates } : { sure, errors: { place: several }, candidates };
  }
  for (const typed of [postcode, town]) {
    const found = await locate(db, typed);
    if (found.ok && found.value.sure) return { sure: found.value.sure, errors: {}, candidates: [] };
  }
  return { sure: null, errors: {}, candidates: [] };
}

const isUnmoved = (before: ListedSite, { place, postcode, town }: Asked): boolean =>
  !place && before.postcode === postcode && before.town === town && before.precision !== null;

function placeOf(before: ListedSite, { district }: Asked): Placed {
  const { latitude, longitude, precision, wardId, neighbourhoodId } = before;
  const districtId: AreaId = district ?? before.districtId;
  const isSame = districtId === before.districtId;
  const point = { latitude, longitude, precision, districtId };
  return { ...point, wardId: isSame ? wardId : null, neighbourhoodId: isSame ? neighbourhoodId : null };
}
