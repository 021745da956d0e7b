import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { asked } from './conditions.ts';

/** The coming public events by what names them in an address, for a list of all pages. */
export async function eventSlugs(db: Db, now: Temporal.Instant): Promise<string[]> {
  const conditions = sql.join(asked({} as Parameters<typeof asked>[0], now), sql` and `);
  const rows = await db.execute<{ slug: string }>(sql`
    select e.slug from event e where ${conditions} order by e.starts_at, e.id limit 5000`);
  return rows.map(({ slug }) => slug);
}
