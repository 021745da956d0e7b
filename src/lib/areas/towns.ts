import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';

/** A town or village of the gazetteer. */
export type Town = {
  name: string;
  areaId: AreaId;
  district: string;
  latitude: number;
  longitude: number;
  population: number;
};

const lists = remembered<Town[]>(300);

/** What whoever shows places of the gazetteer has to say. */
export const gazetteerAttribution = 'Places: GeoNames.';

/** Every town and village of the gazetteer, the largest first: some hundred kilobytes, read once in minutes. */
export const towns = (db: Db, now: Temporal.Instant): Promise<Town[]> =>
  lists(db, '', now, async () => [
    ...(await db.execute<Town>(sql`
      select p.name, p.area_id as "areaId", a.name as district, p.latitude, p.longitude, p.population
      from place p join area a on a.id = p.area_id order by p.population desc, p.id`)),
  ]);
