import { desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactLimit } from '#db/schema/contact-limits.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { visitLimit } from '#lib/visits.ts';

/** How many visits in 90 days were in order from when on, and who decided it; the latest decision first. */
export const limitHistory = (db: Db) =>
  db
    .select({
      id: contactLimit.id,
      visits: contactLimit.visits,
      decidedAt: contactLimit.decidedAt,
      decidedBy: officer.name,
    })
    .from(contactLimit)
    .leftJoin(officer, eq(officer.id, contactLimit.decidedBy))
    .orderBy(desc(contactLimit.decidedAt), desc(contactLimit.id))
    .limit(20);

/** Decides how many visits in 90 days are still in order, for everybody and from now on. */
export function decideLimit(
  db: Db,
  actor: Officer,
  visits: number,
  now: Temporal.Instant,
): Promise<Outcome<null, 'nothing changed'>> {
  return db.transaction(async (tx) => {
    if ((await visitLimit(tx)) === visits) return refused('nothing changed');
    const row = { visits, decidedAt: now, decidedBy: actor.id };
    const [made] = await tx.insert(contactLimit).values(row).returning({ id: contactLimit.id });
    await record(tx, actor, { operation: 'collect', entity: 'contact_limit', ids: [made!.id] }, now);
    return done(null);
  });
}
