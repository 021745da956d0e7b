import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { asked } from './conditions.ts';
import type { PublicFilter } from './filter.ts';
import { isNextOfSeries } from './next-of-series.ts';

/** How many public events come in a district, or for a whole force, and when the first of them is. */
export type DistrictEvents = {
  id: AreaId;
  slug: string;
  name: string;
  /** What it lies in. */
  force: string | null;
  count: number;
  nextAt: Temporal.Instant;
};

type Raw = Omit<DistrictEvents, 'nextAt'> & { nextAt: string };

/**
 * The coming public events counted by where they are: by the district, and never by anything smaller. By name. The dates
 * of a series count once, as the list shows them.
 */
export async function eventsByDistrict(
  db: Db,
  filter: PublicFilter,
  now: Temporal.Instant,
): Promise<DistrictEvents[]> {
  const conditions = asked(filter, now);
  const shown = sql.join([...conditions, isNextOfSeries(conditions)], sql` and `);
  const statement = sql`
    with found as (select e.area_id, count(*)::int as count, min(e.starts_at) as first from event e
      where ${shown} group by e.area_id
    ), placed as (select case when a.kind in ('ward', 'neighbourhood') and p.kind = 'district' then p.id
        else a.id end as id, f.count, f.first
      from found f join area a on a.id = f.area_id left join area p on p.id = a.parent_id)
    select d.id, d.slug, d.name, case when d.kind = 'district' then o.name end as force,
      sum(x.count)::int as count, min(x.first)::text as "nextAt"
    from placed x join area d on d.id = x.id left join area o on o.id = d.parent_id
    group by d.id, d.slug, d.name, d.kind, o.name order by d.name, d.id`;
  const rows = await plannedAnew(db, (tx) => tx.execute<Raw>(statement));
  return [...rows].map((row) => ({
    ...row,
    nextAt: Temporal.Instant.from(row.nextAt.replace(' ', 'T')),
  }));
}
