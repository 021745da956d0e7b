import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { currentByCode } from './current-by-code.ts';
import type { Located } from './locating/located.ts';
import { nearestDistrict } from './locating/nearest-district.ts';

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

/**
 * The district, ward and neighbourhood of a place at the moment it is written: by the boundaries where they are
 * imported, else by the list of postcodes, else by the gazetteer.
 */
export async function areasAt(db: Db, place: Located, today: Temporal.PlainDate): Promise<AreasAt> {
  const listed = await byPostcode(db, place, today);
  if (listed) return listed;
  if (place.districtId) return { ...nowhere, districtId: place.districtId, by: 'gazetteer' };
  const near = await nearestDistrict(db, place);
  return near ? { ...nowhere, districtId: near, by: 'nearest place' } : nowhere;
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
