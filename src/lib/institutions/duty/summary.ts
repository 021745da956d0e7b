import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { boundWithin } from './bound.ts';
import { type Gap, gaps, has } from './filter.ts';

/** How many institutions there are somewhere, and how many of them have what they should. */
export type Shares = { institutions: number } & Record<Gap, number>;

type Place = { district: string | null; slug: string | null; force: string | null };
/** A sector in a district, with its shares. */
export type CoverageCell = Place & { sector: string; sectorLabel: string } & Shares;

/** Coverage by district and sector within some areas, in the order of the alphabet and of the list of sectors. */
export const coverageCells = (
  db: Db,
  areas: readonly AreaId[],
  today: Temporal.PlainDate,
): Promise<CoverageCell[]> =>
  db.execute<CoverageCell>(sql`
    select d.name as district, d.slug, d.parent_name as force, s.code as sector, s.label as "sectorLabel",
      count(*)::int as institutions, ${having(today)}
    from ${boundWithin(areas, today)}
    group by d.name, d.slug, d.parent_name, s.code
    order by d.name nulls last, s.position`);

const having = (today: Temporal.PlainDate) =>
  sql.join(
    gaps.map((gap) => sql`(count(*) filter (where ${has[gap](today)}))::int as ${sql.identifier(gap)}`),
    sql`, `,
  );

/** Shares added up. */
export const sharesOf = (cells: readonly Shares[]): Shares => {
  const sum = (name: keyof Shares) => cells.reduce((total, cell) => total + cell[name], 0);
  return {
    institutions: sum('institutions'),
    lead: sum('lead'),
    training: sum('training'),
    route: sum('route'),
    contact: sum('contact'),
  };
};
