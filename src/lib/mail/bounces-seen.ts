import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailBounce, mailSuppression, type SuppressionId } from '#db/schema/mail-suppressions.ts';
import { officer } from '#db/schema/officers.ts';

/** What is shown of a report: nothing by which an address could be told. */
export const shownOfBounce = {
  id: mailBounce.id,
  kind: mailBounce.kind,
  source: mailBounce.source,
  status: mailBounce.status,
  at: mailBounce.at,
};

/** The newest reports, without an address. */
export const listBounces = (db: Db) =>
  db.select(shownOfBounce).from(mailBounce).orderBy(desc(mailBounce.at), desc(mailBounce.id)).limit(15);

/** The newest suppressions, without an address; those that hold first. */
export const listSuppressions = (db: Db) =>
  db
    .select({ suppression: mailSuppression, lifter: officer.name })
    .from(mailSuppression)
    .leftJoin(officer, eq(officer.id, mailSuppression.liftedBy))
    .orderBy(sql`lifted_at is not null`, desc(mailSuppression.since), desc(mailSuppression.id))
    .limit(15);

/** One suppression, or null. */
export async function findSuppression(db: Db, id: SuppressionId | null) {
  if (!id) return null;
  const [row] = await db.select().from(mailSuppression).where(eq(mailSuppression.id, id));
  return row ?? null;
}
