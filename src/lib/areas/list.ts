import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { AreaName } from './find.ts';

export type ListedArea = AreaName & { code: string; named: string | null; deputy: string | null };

/** A force with its districts that fit. */
export type ListedForce = AreaName & { region: string; named: string | null; districts: ListedArea[] };

type Row = ListedArea & { parent_id: AreaId | null };

/**
 * Every force of the register with its districts as they stand on a day, by region; with words, only what they name.
 *
 * @param words a part of a name, a code, or the name of a force or region
 */
export async function listForces(db: Db, words: string, today: Temporal.PlainDate): Promise<ListedForce[]> {
  const rows = await db.execute<Row>(sql`
    select a.id, a.slug, a.name, a.kind, a.code, a.parent_id, n.name as named, d.name as deputy
    from area a
    left join area_officer ao on ao.area_id = a.id and ao.part = 'named' and ao.ended_at is null
    left join officer n on n.id = ao.officer_id
    left join area_officer ad on ad.area_id = a.id and ad.part = 'deputy' and ad.ended_at is null
    left join officer d on d.id = ad.officer_id
    where a.kind in ('region', 'force', 'district') and a.valid_from <= ${today.toString()}::date
      and (a.valid_to is null or a.valid_to > ${today.toString()}::date)
    order by a.name`);
  const regions = new Map(rows.filter(({ kind }) => kind === 'region').map((row) => [row.id, row.name]));
  const forces = rows.filter(({ kind }) => kind === 'force').map((row) => forceOf(row, rows, regions));
  const fitting = forces.map((force) => narrowed(force, words)).filter((force) => force !== null);
  return fitting.toSorted(
    (one, other) => one.region.localeCompare(other.region, 'en') || one.name.localeCompare(other.name, 'en'),
  );
}

const forceOf = (
  { parent_id: parent, ...force }: Row,
  rows: readonly Row[],
  regions: ReadonlyMap<AreaId, string>,
): ListedForce => ({
  ...force,
  region: (parent && regions.get(parent)) ?? '',
  districts: rows.filter((row) => row.kind === 'district' && row.parent_id === force.id),
});

function narrowed(force: ListedForce, words: string): ListedForce | null {
  const asked = plain(words);
  if (asked === '' || [force.name, force.region].some((name) => plain(name).includes(asked))) return force;
  const districts = force.districts.filter(
    ({ name, code }) => plain(name).includes(asked) || plain(code) === asked,
  );
  return districts.length > 0 ? { ...force, districts } : null;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’.]/g, '')
    .replace(/[\s-]+/g, ' ')
    .trim()
    .toLowerCase();

/** How many institutions stand in each district, and how many of them nobody looks after. */
export type Standing = { institutions: number; ownerless: number };

const standings = remembered<ReadonlyMap<AreaId, Standing>>(30);

/** The same for every district, some seconds old: a figure to weigh areas by, and nothing about a person. */
export const knownStandings = (db: Db, now: Temporal.Instant): Promise<ReadonlyMap<AreaId, Standing>> =>
  standings(db, '', now, async () => {
    const rows = await db.execute<{ id: AreaId } & Standing>(sql`
      select i.district_id as id, count(*)::int as institutions, count(*) filter (where o.id is null)::int as ownerless
      from institution i
      left join institution_owner o on o.institution_id = i.id and o.part = 'owner' and o.ended_at is null
      where i.district_id is not null and i.merged_into_id is null and i.closed_on is null group by 1`);
    return new Map(rows.map(({ id, ...standing }) => [id, standing]));
  });
