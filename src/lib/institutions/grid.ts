import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { type InstitutionFilter, filterQuery } from './filters.ts';
import { matching } from './list.ts';
import { type Touch, touchSql } from './touch.ts';

/** How many institutions have the same reach and relevance, and where we stand with keeping in touch. */
export type GridCell = { reach: number; relevance: number } & Record<Touch, number>;

/** The cells that hold any, and how many institutions are not scored. */
export type Grid = { cells: GridCell[]; unscored: number };

const grids = remembered<Grid>(30);

/**
 * The grid of reach and relevance over what an officer sees and asks for. It may be half a minute old: counting
 * half a million takes longer than anybody wants to wait for at each look.
 */
export function institutionGrid(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Grid> {
  const key = JSON.stringify([areas.toSorted(), filterQuery(filter), now.today.toString()]);
  return grids(db, key, now.at, () => count(db, areas, filter, now.today));
}

type Row = { reach: number | null; relevance: number | null; touch: Touch; count: number };

async function count(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  today: Temporal.PlainDate,
): Promise<Grid> {
  const { before, from } = await matching(db, areas, filter, today);
  const rows = await db.execute<Row>(sql`${before} select i.reach, i.relevance, ${touchSql(today)} as touch,
    count(*)::int as count from ${from} group by 1, 2, 3`);
  const cells = new Map<string, GridCell>();
  let unscored = 0;
  for (const { reach, relevance, touch, count: some } of rows) {
    if (reach === null || relevance === null) {
      unscored += some;
      continue;
    }
    const key = `${reach} ${relevance}`;
    const cell = cells.get(key) ?? { reach, relevance, in_touch: 0, overdue: 0, none_yet: 0, not_now: 0 };
    cells.set(key, { ...cell, [touch]: cell[touch] + some });
  }
  return { cells: [...cells.values()], unscored };
}

/** How many institutions some cells hold together. */
export const sumOf = (cells: readonly GridCell[]): Record<Touch | 'all', number> => {
  const sum = { all: 0, in_touch: 0, overdue: 0, none_yet: 0, not_now: 0 };
  for (const { in_touch, overdue, none_yet, not_now } of cells) {
    sum.in_touch += in_touch;
    sum.overdue += overdue;
    sum.none_yet += none_yet;
    sum.not_now += not_now;
    sum.all += in_touch + overdue + none_yet + not_now;
  }
  return sum;
};
