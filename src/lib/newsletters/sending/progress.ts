import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';

/** How far a sending is, in people. */
export type Progress = {
  all: number;
  handed: number;
  waiting: number;
  later: number;
  skipped: number;
  failed: number;
  bounced: number;
  unsure: number;
};

/** How far a sending is: counted from its rows, never kept. */
export async function progressOf(db: Db, id: SendingId): Promise<Progress> {
  const [row] = await db.execute<Progress>(sql`
    select count(*)::int as all, count(handed_at)::int as handed, count(skipped_at)::int as skipped,
      count(failed_at)::int as failed, count(bounced_at)::int as bounced,
      count(*) filter (where answer = 'no answer')::int as unsure,
      count(*) filter (where num_nonnulls(handed_at, skipped_at, failed_at) = 0)::int as waiting,
      count(*) filter (where num_nonnulls(handed_at, skipped_at, failed_at) = 0 and try_after is not null)::int as later
    from newsletter_recipient where sending_id = ${id}`);
  return row!;
}
