import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { boundWithin, districtsOfToday } from './bound.ts';
import { type CoverageFilter, type Gap, gaps, has } from './filter.ts';

/** How many institutions there are somewhere, and how many of them have what they should. */
export type Shares = { institutions: number } & Record<Gap, number>;

type Place = { district: string | null; slug: string | null; force: string | null; forceSlug: string | null };
/** A sector in a district, with its shares. */
export type CoverageCell = Place & { sector: string; sectorLabel: string } & Shares;

/**
 * Coverage by district and sector within some areas, in the order of the alphabet and of the list of sectors. They
 * are added up before anything has a name: some hundreds of sums are named then, and not each institution.
 */
export const coverageCells = (
  db: Db,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
): Promise<CoverageCell[]> =>
  db.execute<CoverageCell>(sql`
    select d.name as district, d.slug, d.parent_name as force, d.parent_slug as "forceSlug", s.code as sector,
      s.label as "sectorLabel", sum(n.institutions)::int as institutions, 
      ${each((gap) => sql`sum(n.${sql.identifier(gap)})::int`)}
    from (
      select i.district_id, t.sector_code, count(*) as institutions,
        ${each((gap) => sql`count(*) filter (where ${has[gap](today)})`)}
      from ${boundWithin(areas)} group by i.district_id, t.sector_code
    ) n join sector s on s.code = n.sector_code
    left join (${districtsOfToday(today)}) d on d.district_id = n.district_id
    group by d.name, d.slug, d.parent_name, d.parent_slug, s.code
    order by d.name nulls last, s.position`);

const each = (figure: (gap: Gap) => SQL): SQL =>
  sql.join(
    gaps.map((gap) => sql`${figure(gap)} as ${sql.identifier(gap)}`),
    sql`, `,
  );

/** How many institutions a filter finds, of all that were added up. */
export function countMatching(
  cells: readonly CoverageCell[],
  { area, sector, missing }: Pick<CoverageFilter, 'area' | 'sector' | 'missing'>,
): number {
  const { institutions, ...having } = sharesOf(
    cells.filter(
      (cell) =>
        (!area || area === cell.slug || area === cell.forceSlug) && (!sector || sector === cell.sector),
    ),
  );
  return missing ? institutions - having[missing] : institutions;
}

/** Shares added up. */
export function sharesOf(cells: readonly Shares[]): Shares {
  const all: Shares = { institutions: 0, lead: 0, training: 0, route: 0, contact: 0 };
  for (const cell of cells) for (const name of ['institutions', ...gaps] as const) all[name] += cell[name];
  return all;
}
