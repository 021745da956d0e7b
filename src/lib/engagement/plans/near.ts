import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import { isTheirs } from './list.ts';
import { momentSql, standing } from './warnings.ts';

/** Nearer than so many miles, two visits are one way. */
const nearMiles = 3;

/** Two visits that lie near each other, the first of them the reader's own. */
export type NearPair = {
  mine: PlannedContactId;
  mineAt: Temporal.Instant;
  mineWhere: string;
  other: PlannedContactId;
  otherAt: Temporal.Instant;
  otherWhere: string;
  /** Who makes the other one; null where it is the reader's own too. */
  officer: string | null;
  miles: number;
};
type Row = Omit<NearPair, 'mineAt' | 'otherAt'> & { mineAt: string; otherAt: string };

/** Visits of an officer in the days ahead with another that lies near and within a week of it: one way for both. */
export async function nearVisits(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  { from, until }: { from: Temporal.Instant; until: Temporal.Instant },
): Promise<NearPair[]> {
  const rows = await db.execute<Row>(sql`
    with ahead as materialized (
      select p.id, p.officer_id, p.starts_at, i.name, s.latitude, s.longitude, ${isTheirs(officer.id)} as mine
      from planned_contact p join institution i on i.id = p.institution_id
      join lateral (select latitude, longitude from site s where s.latitude is not null and s.closed_on is null
        and (s.id = p.site_id or (p.site_id is null and s.institution_id = p.institution_id))
        order by s.id limit 1) s on true
      where ${standing} and p.starts_at >= ${from.toString()}::timestamptz
        and p.starts_at < ${until.toString()}::timestamptz
        and i.district_id = any(${`{${areas.join(',')}}`}::uuid[])
    ), pairs as (
      select m.id as mine, ${momentSql(sql`m.starts_at`)} as "mineAt", m.name as "mineWhere", y.id as other,
        ${momentSql(sql`y.starts_at`)} as "otherAt", y.name as "otherWhere",
        case when y.mine then null else o.name end as officer, m.starts_at,
        3959 * 2 * asin(least(1, sqrt(power(sin(radians(y.latitude - m.latitude) / 2), 2) + cos(radians(m.latitude))
          * cos(radians(y.latitude)) * power(sin(radians(y.longitude - m.longitude) / 2), 2)))) as miles
      from ahead m join ahead y on y.id <> m.id and (not y.mine or y.id > m.id)
        and abs(y.latitude - m.latitude) < 0.05 and abs(y.longitude - m.longitude) < 0.1
      join officer o on o.id = y.officer_id where m.mine and m.name <> y.name
    )
    select mine, "mineAt", "mineWhere", other, "otherAt", "otherWhere", officer, miles::float8 as miles from pairs
    where miles < ${nearMiles} order by abs(extract(epoch from ("otherAt"::timestamptz - "mineAt"::timestamptz))),
      starts_at, mine, other limit 4`);
  return [...rows].map((row) => ({
    ...row,
    mineAt: Temporal.Instant.from(row.mineAt),
    otherAt: Temporal.Instant.from(row.otherAt),
  }));
}
