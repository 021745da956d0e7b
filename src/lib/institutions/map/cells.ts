import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { touchSql } from '../touch.ts';
import type { Mark } from './marks.ts';
import { noStandings, type Standings } from './standings.ts';

/** A part of the earth in degrees. */
export type Box = { west: number; south: number; east: number; north: number };

/** Where to count: in some districts, or within a box whatever district they are of. */
export type Where = { districts: readonly AreaId[] } | { box: Box };

/** What lies in the same square; its middle stands for where it is. */
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
  return inCells(
    db,
    size,
    (x, y) => sql`${before}
    select ${x} as x, ${y} as y, ${touchSql(today)} as mark, count(*)::int as count
    from ${from} and ${liesIn(where)} group by 1, 2, 3 order by 2, 1`,
  );
}

/** Squares of so many degrees, by a statement that is told how a row `i` falls into one. */
export async function inCells(db: Db, size: number, counted: (x: SQL, y: SQL) => SQL): Promise<Cell[]> {
  // A degree from west to east is about 0.62 of one from south to north here: squares look square.
  const wide = size / 0.62;
  const [across, up] = [sql`floor(i.longitude / ${wide})::int`, sql`floor(i.latitude / ${size})::int`];
  const rows = await db.execute<Row>(counted(across, up));
  const cells = new Map<string, Cell>();
  for (const { x, y, mark, count } of rows) {
    const middle = { latitude: (y + 0.5) * size, longitude: (x + 0.5) * wide };
    const cell = cells.get(`${x} ${y}`) ?? { ...middle, standings: noStandings };
    cells.set(`${x} ${y}`, { ...cell, standings: { ...cell.standings, [mark]: count } });
  }
  return [...cells.values()];
}

type Row = { x: number; y: number; mark: Mark; count: number };
