import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { ids, isOpenImpact } from './sight.ts';

/** How many assessments in some areas wait for this reader's approval: not those that they wrote in. */
export async function countToApproveImpact(
  db: Db,
  { reader, areas }: { reader: OfficerId; areas: readonly AreaId[] },
  now: Temporal.Instant,
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from impact_version v join impact_assessment x on x.id = v.assessment_id
    where x.area_id = any(${ids(areas)}) and v.approved_at is null and v.asked_at is not null
      and ${reader}::uuid <> all (v.writers) and ${isOpenImpact(reader, now)}`);
  return row?.count ?? 0;
}
