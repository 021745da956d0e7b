import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/** How often officers looked at a record in a month: how many times, and by how many of them; no names. */
export type MonthOfLooks = { month: Temporal.PlainDate; looks: number; officers: number };

/** How often officers looked at some records, month by month, the newest first; months without a look are left out. */
export async function looksByMonth(
  db: Db,
  { entity, ids }: { entity: string; ids: readonly string[] },
  since: Temporal.Instant,
): Promise<MonthOfLooks[]> {
  const rows = await db.execute<{ month: string; looks: number; officers: number }>(sql`
    select to_char(date_trunc('month', at at time zone 'Europe/London'), 'YYYY-MM-DD') as month,
      count(*)::int as looks, count(distinct actor_id)::int as officers
    from audit_log
    where entity = ${entity} and entity_ids && array[${sql.join([...ids], sql`, `)}]::text[]
      and operation in ('consult', 'disclose') and actor_kind = 'officer' and at >= ${since.toString()}::timestamptz
    group by 1 order by 1 desc`);
  return [...rows].map((row) => ({ ...row, month: Temporal.PlainDate.from(row.month) }));
}
