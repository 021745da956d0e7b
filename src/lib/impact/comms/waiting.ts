import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { ids, mayReadWording, type Reading } from './may-read.ts';

const versions = sql`select v.id from comms_wording w join comms_version v on v.wording_id = w.id where w.plan_id = p.id`;

/** The versions in plan `p` that wait for approval. */
export const awaits: SQL = sql`${versions} and v.asked_at is not null and v.approved_at is null`;

/**
 * The versions in plan `p` that may go out now and did not yet: approved, the newest of their piece, and past their
 * embargo. One that is held until somebody's word is none of them: no day brings that word.
 */
export const mayGoOut = (now: Temporal.Instant): SQL => sql`${versions} and v.approved_at is not null
  and (not v.is_embargoed or v.embargo_until <= ${now.toString()}::timestamptz)
  and not exists (select from comms_release l where l.version_id = v.id)
  and not exists (select from comms_version n where n.wording_id = v.wording_id and n.version > v.version
    and n.approved_at is not null)`;

/** How many pieces of wording wait for this reader's approval: not those that they wrote in. */
export async function countToApprove(db: Db, { reader, approves }: Reading): Promise<number> {
  if (approves.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from comms_plan p cross join lateral (${awaits} and ${reader}::uuid <> all (v.writers)) it
    where p.closed_at is null and p.area_id = any(${ids(approves)})`);
  return row?.count ?? 0;
}

/** How many pieces of wording this reader may release now, in areas where they release. */
export async function countToRelease(
  db: Db,
  reading: Reading,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from comms_plan p
    cross join lateral (${mayGoOut(now)} and ${mayReadWording(reading)}) it
    where p.closed_at is null and p.area_id = any(${ids(areas)})`);
  return row?.count ?? 0;
}
