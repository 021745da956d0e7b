import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';

/** The coming sessions that everybody can book, by their references, for a list of all pages. */
export async function sessionReferences(db: Db, now: Temporal.Instant): Promise<string[]> {
  const rows = await db.execute<{ reference: string }>(sql`
    select reference from training_session where cancelled_at is null and kind = 'open'
      and starts_at > ${now.toString()}::timestamptz order by starts_at, id limit 5000`);
  return rows.map(({ reference }) => reference);
}
