import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SurgeId } from '#db/schema/surges.ts';

/** Whether anybody rings for a surge at a moment. */
export async function ringingNow(tx: Db, id: SurgeId, now: Temporal.Instant): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from surge_claim m join surge_call c on c.id = m.call_id
    where c.surge_id = ${id} and m.ended_at is null and m.expires_at > ${now.toString()}::timestamptz limit 1`);
  return rows.length > 0;
}
