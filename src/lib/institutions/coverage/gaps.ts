import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Tier } from '#db/schema/institutions.ts';
import { type InstitutionFilter, filterQuery } from '../filters.ts';
import { matching } from '../list.ts';
import { type Touch, touchSql } from '../touch.ts';
import { countsSql, placedSql, rowSql, sumsSql } from './heat.ts';
import type { CoverageRows } from './rows.ts';

/** Where the institutions of an area and a tier stand with keeping in touch, and how many of them nobody owns. */
export type Gap = Record<Touch, number> & { rowId: AreaId | null; tier: Tier; ownerless: number };

type Asked = { rows: CoverageRows; filter: InstitutionFilter };

/** Half a million owners, in megabytes: with less they went by way of the disk. */
export const ownersInMemory = 48;

const gaps = remembered<Gap[]>(30);

/** What is overdue against its tier and what nobody owns, by area; as old as the heat table may be. */
export function coverageGaps(
  db: Db,
  areas: readonly AreaId[],
  { rows, filter }: Asked,
  now: { at: Temporal.Instant; today: Temporal.PlainDate },
): Promise<Gap[]> {
  const key = JSON.stringify([areas.toSorted(), rows.kind, filterQuery(filter), now.today.toString()]);
  return gaps(db, key, now.at, async () => {
    const statement = await gapsSql(db, areas, { rows, filter }, now.today);
    return plannedAnew(db, (tx) => tx.execute<Gap>(statement), ownersInMemory);
  });
}

/** The statement behind the table of gaps. */
export async function gapsSql(
  db: Db,
  areas: readonly AreaId[],
  { rows, filter }: Asked,
  today: Temporal.PlainDate,
): Promise<SQL> {
  const { before, from } = await matching(db, areas, filter, today);
  return sql`${before} select ${rowSql(rows)} as "rowId", s.tier, ${sumsSql}, sum(s.ownerless)::int as ownerless
    from (select i.district_id, i.tier, ${countsSql}, count(*) - count(o.id) as ownerless
      from (select i.id, i.district_id, i.tier, ${touchSql(today)} as touch from ${from} offset 0) i
      left join institution_owner o on o.institution_id = i.id and o.part = 'owner' and o.ended_at is null
      group by 1, 2) s
    ${placedSql(rows)} group by 1, 2`;
}
