import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Located } from './located.ts';

/** Beyond this no town of ours is near: the point lies in another region. In kilometres. */
const farthest = 12;

/** The district of the nearest town or village; null for what is no point, too coarse, or near none of ours. */
export async function nearestDistrict(db: Db, place: Located): Promise<AreaId | null> {
  const { latitude, longitude, metres, precision } = place;
  if (latitude === null || longitude === null || (metres ?? 0) > 1_200 || precision === 'district')
    return null;
  const [north, east] = [111.32, 111.32 * Math.cos((latitude * Math.PI) / 180)];
  const [row] = await db.execute<{ area_id: AreaId; km: number }>(sql`
    select area_id, sqrt(((latitude - ${latitude}) * ${north}) ^ 2 + ((longitude - ${longitude}) * ${east}) ^ 2) as km
    from place order by 2 limit 1`);
  return row && row.km <= farthest ? row.area_id : null;
}
