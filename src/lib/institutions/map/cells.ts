import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { type Touch, touchSql } from '../touch.ts';
import { noStandings, type Standings } from './standings.ts';

/** A part of the earth in degrees. */
export type Box = { west: number; south: number; east: number; north: number };

/** Where to count: in some districts, or within a box whatever district they are of. */
export type Where = { districts: readonly AreaId[] } | { box: Box };

/** Institutions that lie in the same square; its middle stands for where they are. */
export type Cell = { latitude: number; longitude: number; standings: Standings };

/** The condition for `institution i` to lie somewhere. */
export const liesIn = (where: Where): SQL =>
  'box' in where
    ? sql`i.longitude between ${where.box.west} and ${where.box.east}
        and i.latitude between ${where.box.south} and ${where.box.north}`
    : sql`i.district_id = any(${`{${where.districts.join(',')}}`}::uuid[]) and i.longitude is not null`;

/**
 * How we stand with the institutions that an officer sees and asks for, by squares of so many degrees from south to
 * north. Nothing finer than the square leaves the database.
 */
export async function cellsIn(
  db: Db,
  areas: readonly AreaId[],
  { area: _area, ...filter }: InstitutionFilter,
  { where, size }: { where: Where; size: number },
  today: Temporal.PlainDate,
): Promise<Cell[]> {
  const { before, from } = await matching(db, areas, filter, today);
  // A degree from west to east is about 0.62 of one from south to north here: squares look square.
  const wide = size / 0.62;
  const rows = await db.execute<Row>(sql`${before}
    select floor(i.longitude / ${wide})::int as x, floor(i.latitude / ${size})::int as y, ${touchSql(today)} as touch,
      count(*)::int as count
    from ${from} and ${liesIn(where)} group by 1, 2, 3 order by 2, 1`);
  const cells = new Map<string, Cell>();
  for (const { x, y, touch, count } of rows) {
    const middle = { latitude: (y + 0.5) * size, longitude: (x + 0.5) * wide };
    const cell = cells.get(`${x} ${y}`) ?? { ...middle, standings: noStandings };
    cells.set(`${x} ${y}`, { ...cell, standings: { ...cell.standings, [touch]: count } });
  }
  return [...cells.values()];
}

type Row = { x: number; y: number; touch: Touch; count: number };
