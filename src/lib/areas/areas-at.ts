import type { Db } from '#db/client.ts';
import type { AreaId, AreaKind } from '#db/schema/areas.ts';
import { areaAt } from './boundaries/area-at.ts';
import { currentByCode, currentOf } from './current-by-code.ts';
import type { Located } from './locating/located.ts';
import { nearestDistrict } from './locating/nearest-district.ts';
import { cornersOf } from './locating/corners.ts';
import type { Point } from './locating/projection.ts';

/** What decided which district something lies in, the surest first. */
export type DecidedBy = 'boundary' | 'postcode' | 'gazetteer' | 'nearest place';

/** The areas that something lies in, to be written with it; null where it cannot be told from what was given. */
export type AreasAt = {
  districtId: AreaId | null;
  wardId: AreaId | null;
  neighbourhoodId: AreaId | null;
  /** By the nearest town alone it is a guess that whoever types should look at. */
  by: DecidedBy | null;
};

const nowhere: AreasAt = { districtId: null, wardId: null, neighbourhoodId: null, by: null };

/** Wards and neighbourhoods are small: what was given less exactly than this lies in none that can be told. In metres. */
const finest = 120;

/**
 * The district, ward and neighbourhood of a place at the moment it is written: by the boundaries where they are
 * imported, else by the list of postcodes, else by the gazetteer. A square lies in an area when all of it does.
 */
export async function areasAt(db: Db, place: Located, today: Temporal.PlainDate): Promise<AreasAt> {
  // A town is where its name is, and no more exactly.
  if (place.districtId) return { ...nowhere, districtId: place.districtId, by: 'gazetteer' };
  const [drawn, listed] = await Promise.all([byBoundary(db, place, today), byPostcode(db, place, today)]);
  if (drawn.districtId) return { ...drawn, wardId: drawn.wardId ?? listed?.wardId ?? null };
  if (listed)
    return { ...listed, wardId: drawn.wardId ?? listed.wardId, neighbourhoodId: drawn.neighbourhoodId };
  const near = await nearestDistrict(db, place);
  return near ? { ...nowhere, districtId: near, by: 'nearest place' } : nowhere;
}

async function byBoundary(db: Db, place: Located, today: Temporal.PlainDate): Promise<AreasAt> {
  const { latitude, longitude, metres } = place;
  if (latitude === null || longitude === null) return nowhere;
  const points = cornersOf({ latitude, longitude }, metres ?? 0);
  const isFine = (metres ?? 0) <= finest;
  const [districtId, wardId, neighbourhoodId] = await Promise.all([
    wholeIn(db, 'district', points, today),
    isFine ? wholeIn(db, 'ward', points, today) : null,
    isFine ? wholeIn(db, 'neighbourhood', points, today) : null,
  ]);
  return { districtId, wardId, neighbourhoodId, by: 'boundary' };
}

/** The area in which all of some points lie, as it stands on a day. */
async function wholeIn(
  db: Db,
  kind: AreaKind,
  points: readonly Point[],
  today: Temporal.PlainDate,
): Promise<AreaId | null> {
  const found = new Set(await Promise.all(points.map((point) => areaAt(db, kind, point))));
  const [only] = found;
  return only && found.size === 1 ? currentOf(db, only, today) : null;
}

async function byPostcode(
  db: Db,
  { districtCode, wardCode }: Located,
  today: Temporal.PlainDate,
): Promise<AreasAt | null> {
  if (!districtCode) return null;
  const [districtId, wardId] = await Promise.all([
    currentByCode(db, 'district', districtCode, today),
    wardCode ? currentByCode(db, 'ward', wardCode, today) : null,
  ]);
  return { ...nowhere, districtId, wardId, by: 'postcode' };
}
