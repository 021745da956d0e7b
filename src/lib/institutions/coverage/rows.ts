import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { areasOfSlug } from '../conditions.ts';

/** A place that a row of coverage is about: a district, or a force with its districts. */
export type RowArea = { id: AreaId; name: string; slug: string };

/** The rows of a table of coverage, and which row each district belongs to. */
export type CoverageRows = {
  kind: 'district' | 'force';
  areas: readonly RowArea[];
  rowOf: ReadonlyMap<AreaId, AreaId>;
};

type District = RowArea & { forceId: AreaId | null; force: string | null; forceSlug: string | null };

/**
 * The rows for the areas that an officer sees: districts where they lie in one force or one is asked for, otherwise
 * forces, by name. Names are in the order of the alphabet and never by how they do.
 *
 * @param slug of the area asked for, if any
 * @param isEach asks for districts whatever they lie in
 */
export async function coverageRows(
  db: Db,
  areas: readonly AreaId[],
  { slug, isEach }: { slug: string | undefined; isEach: boolean },
): Promise<CoverageRows> {
  const asked = slug ? new Set(await areasOfSlug(db, slug)) : null;
  const within = asked ? areas.filter((id) => asked.has(id)) : areas;
  const districts = await districtsIn(db, within);
  const forces = new Map(districts.map((one) => [one.forceId, one]));
  const isForces = forces.size > 1 && !isEach;
  return {
    kind: isForces ? 'force' : 'district',
    areas: isForces
      ? [...forces.values()].flatMap(asForce)
      : districts.map(({ id, name, slug: s }) => ({ id, name, slug: s })),
    rowOf: new Map(districts.map(({ id, forceId }) => [id, isForces && forceId ? forceId : id])),
  };
}

const asForce = ({ forceId, force, forceSlug }: District): RowArea[] =>
  forceId && force && forceSlug ? [{ id: forceId, name: force, slug: forceSlug }] : [];

// Districts that ended stay: what nobody has moved since still lies in them.
const districtsIn = (db: Db, areas: readonly AreaId[]) =>
  db.execute<District>(sql`
    select d.id, d.name, d.slug, f.id as "forceId", f.name as force, f.slug as "forceSlug"
    from area d left join area p on p.id = d.parent_id left join area f on f.kind = 'force' and f.id in (p.id, p.parent_id)
    where d.kind = 'district' and d.id = any(${`{${areas.join(',')}}`}::uuid[])
      and (d.valid_to is null or exists (select 1 from institution i where i.district_id = d.id and i.merged_into_id is null))
    order by f.name, d.name, d.id`);
