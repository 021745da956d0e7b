import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';

type Named = { id: AreaId; slug: string; name: string };

/** A district with where its largest town lies, and what it lies in. */
export type MapDistrict = Named & {
  latitude: number;
  longitude: number;
  /** Of its towns together. */
  population: number;
  hasEnded: boolean;
  force: Named | null;
  region: Named | null;
};

const lists = remembered<MapDistrict[]>(60);

/** Every district of the register that has a town to be drawn at; a change shows within a minute. */
export const mapDistricts = (db: Db, now: Temporal.Instant): Promise<MapDistrict[]> =>
  lists(db, '', now, () => read(db));

async function read(db: Db): Promise<MapDistrict[]> {
  const named = (one: string) =>
    sql.raw(`case when ${one}.id is not null then
      json_build_object('id', ${one}.id, 'slug', ${one}.slug, 'name', ${one}.name) end`);
  const rows = await db.execute<MapDistrict>(sql`
    with towns as (
      select distinct on (area_id) area_id, latitude, longitude, sum(population) over (partition by area_id) as population
      from place p order by area_id, p.population desc, id
    )
    select d.id, d.slug, d.name, t.latitude, t.longitude, t.population::int, d.valid_to is not null as "hasEnded",
      ${named('f')} as force, ${named('r')} as region
    from area d join towns t on t.area_id = d.id
    left join area f on f.id = d.parent_id left join area r on r.id = f.parent_id
    where d.kind = 'district' order by d.name, d.id`);
  return [...rows];
}
