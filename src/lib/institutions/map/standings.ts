import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { filterQuery, type InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { type Touch, touchSql } from '../touch.ts';
import type { Mark } from './marks.ts';

/** How many institutions we keep in touch with, or contacts we have, by how it stands; what is absent is none. */
export type Standings = Readonly<Partial<Record<Mark, number>>>;

export const noStandings: Standings = {};

/** Several added up. */
export function together(all: readonly Standings[]): Standings {
  const sum: Partial<Record<Mark, number>> = {};
  for (const one of all)
    for (const [mark, count] of Object.entries(one) as [Mark, number][]) sum[mark] = (sum[mark] ?? 0) + count;
  return sum;
}

/** What is left of a whole; where the whole is older and smaller than its part, nothing. */
export const without = (whole: Standings, part: Standings): Standings =>
  Object.fromEntries(
    (Object.entries(whole) as [Mark, number][]).map(([mark, count]) => [
      mark,
      Math.max(0, count - (part[mark] ?? 0)),
    ]),
  );

/** How many they are in all. */
export const allOf = (one: Standings): number => Object.values(one).reduce((sum, count) => sum + count, 0);

/** The moment of a look, and the day that it falls on. */
export type Moment = { at: Temporal.Instant; today: Temporal.PlainDate };

const counts = remembered<ReadonlyMap<AreaId | null, Standings>>(30);

/**
 * How we stand with the institutions that an officer sees and asks for, by district; under null those that have none.
 * The area of the filter chooses among them and is left aside. It may be half a minute old.
 */
export function standingsByDistrict(
  db: Db,
  areas: readonly AreaId[],
  { area: _area, ...filter }: InstitutionFilter,
  now: Moment,
): Promise<ReadonlyMap<AreaId | null, Standings>> {
  const key = JSON.stringify([areas.toSorted(), filterQuery(filter), now.today.toString()]);
  return counts(db, key, now.at, () => count(db, areas, filter, now.today));
}

async function count(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<AreaId | null, Standings>> {
  const { before, from } = await matching(db, areas, filter, today);
  const rows = await db.execute<{ id: AreaId | null; touch: Touch; count: number }>(sql`${before}
    select i.district_id as id, ${touchSql(today)} as touch, count(*)::int as count from ${from} group by 1, 2`);
  const found = new Map<AreaId | null, Standings>();
  for (const { id, touch, count: some } of rows)
    found.set(id, { ...(found.get(id) ?? noStandings), [touch]: some });
  return found;
}
