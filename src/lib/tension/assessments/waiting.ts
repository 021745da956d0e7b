import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';

const most = 1000;

/** How many assessments in some areas wait for this reader's approval: not those that they wrote in. */
export async function countToApproveAssessments(
  db: Db,
  { reader, areas }: { reader: OfficerId; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from tension_assessment x where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.approved_at is null
      and x.asked_at is not null and ${reader}::uuid <> all (x.writers) limit ${most}) as seen`);
  return row?.count ?? 0;
}

/** How many assessments in some areas stand and are out of date: nobody has looked at them again in time. */
export async function countOutOfDate(
  db: Db,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from tension_assessment x where x.area_id = any(${`{${areas.join(',')}}`}::uuid[])
      and x.approved_at is not null and x.ended_at is null and x.valid_until <= ${now.toString()}::timestamptz
    limit ${most}) as seen`);
  return row?.count ?? 0;
}
