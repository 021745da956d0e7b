import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailBounce, mailSuppression, type SuppressionId } from '#db/schema/mail-suppressions.ts';
import { officer } from '#db/schema/officers.ts';

/** Mail that came back in the last 30 days, by kind. */
export async function bounceFigures(db: Db, now: Temporal.Instant) {
  const since = now.subtract({ hours: 24 * 30 }).toString();
  const rows = await db.execute<{ kind: string; count: number }>(
    sql`select kind, count(*)::int as count from mail_bounce where at > ${since}::timestamptz group by kind`,
  );
  const of = (kind: string) => [...rows].find((row) => row.kind === kind)?.count ?? 0;
  return { hard: of('hard'), soft: of('soft'), complaint: of('complaint') };
}

/** The newest reports, without an address. */
export const listBounces = (db: Db) =>
  db
    .select({
      id: mailBounce.id,
      kind: mailBounce.kind,
      source: mailBounce.source,
      status: mailBounce.status,
      at: mailBounce.at,
    })
    .from(mailBounce)
    .orderBy(desc(mailBounce.at), desc(mailBounce.id))
    .limit(50);

/** The newest suppressions, without an address; those that hold first. */
export const listSuppressions = (db: Db) =>
  db
    .select({ suppression: mailSuppression, lifter: officer.name })
    .from(mailSuppression)
    .leftJoin(officer, eq(officer.id, mailSuppression.liftedBy))
    .orderBy(sql`lifted_at is not null`, desc(mailSuppression.since), desc(mailSuppression.id))
    .limit(100);

/** One suppression, or null. */
export async function findSuppression(db: Db, id: SuppressionId | null) {
  if (!id) return null;
  const [row] = await db.select().from(mailSuppression).where(eq(mailSuppression.id, id));
  return row ?? null;
}
