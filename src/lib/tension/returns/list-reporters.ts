import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ReporterCapacity, ReporterId } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { isReachable } from './reachable.ts';

/** Somebody who reports, as a list shows them. */
export type ListedReporter = {
  id: ReporterId;
  areaId: AreaId;
  district: string;
  capacity: ReporterCapacity;
  /** The officer or the institution. */
  name: string;
  institutionId: string | null;
  email: string | null;
  isReachable: boolean;
  since: Temporal.Instant;
};
type Row = Omit<ListedReporter, 'since'> & { since: string };

/** PostgreSQL's way to write a list of ids. */
export const idList = (ids: readonly string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** Who reports for the districts of some areas today, by district; that they were shown is recorded. */
export async function listReporters(
  db: Db,
  officer: Officer,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<ListedReporter[]> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.area_id as "areaId", a.name as district, r.capacity, coalesce(o.name, i.name) as name,
      r.institution_id as "institutionId", r.email, ${isReachable(ukDay(now))} as "isReachable",
      to_char(r.since at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
    from return_reporter r join area a on a.id = r.area_id left join officer o on o.id = r.officer_id
    left join institution i on i.id = r.institution_id
    where r.ended_at is null and r.area_id = any(${idList(areas)})
    order by a.name, r.capacity, name, r.id limit 1000`);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'return_reporter', ids, fields: ['email'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return rows.map((row) => ({ ...row, since: Temporal.Instant.from(row.since) }));
}
