import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ContactState } from '#db/schema/institutions.ts';
import { idArray } from '../duty/family.ts';
import { filterQuery, type InstitutionFilter } from '../filters.ts';
import { matching } from '../list.ts';
import { type Moment, noStandings, type Standings } from './standings.ts';

/** The contacts `c` that are held and lie in some areas. */
export const heldIn = (areas: readonly AreaId[]): SQL =>
  sql`c.erased_at is null and c.merged_into_id is null and c.area_id = any(${idArray(areas)})`;

/** How contact `c` stands with us on a day: a pause whose day has come is over, whatever the row still says. */
export const stateSql = (today: Temporal.PlainDate): SQL =>
  sql`(case when c.state = 'paused' and c.paused_until <= ${today.toString()}::date then 'open' else c.state end)`;

const counts = remembered<ReadonlyMap<AreaId | null, Standings>>(30);

/**
 * How the contacts in some areas stand with us, by district: counts, and nobody. What is asked of institutions is asked
 * of those where they hold a role. It may be half a minute old.
 */
export function contactsByDistrict(
  db: Db,
  areas: readonly AreaId[],
  { area: _area, ...filter }: InstitutionFilter,
  now: Moment,
): Promise<ReadonlyMap<AreaId | null, Standings>> {
  const key = JSON.stringify([areas.toSorted(), filterQuery(filter), now.today.toString()]);
  return counts(db, key, now.at, () => count(db, areas, filter, now.today));
}

type Row = { id: AreaId; state: ContactState; count: number };

async function count(
  db: Db,
  areas: readonly AreaId[],
  filter: InstitutionFilter,
  today: Temporal.PlainDate,
): Promise<ReadonlyMap<AreaId | null, Standings>> {
  const isAsked = Object.values(filter).some((value) => value !== undefined);
  const { before, from } = await matching(db, areas, filter, today);
  // Nobody is counted twice for two roles.
  const theirs = sql`and c.id in (select r.contact_id from (select i.id from ${from}) i
    join role_holding r on r.institution_id = i.id and r.to_on is null)`;
  const rows = await db.execute<Row>(sql`${isAsked ? before : sql``}
    select c.area_id as id, ${stateSql(today)} as state, count(*)::int as count from contact c
    where ${heldIn(areas)} ${isAsked ? theirs : sql``} group by 1, 2`);
  const found = new Map<AreaId | null, Standings>();
  for (const { id, state, count: some } of rows)
    found.set(id, { ...(found.get(id) ?? noStandings), [state]: some });
  return found;
}
