import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preventLead, referralRouteCheck } from '#db/schema/duty.ts';
import { institution, type InstitutionId, site } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Two records of one body: everything of `from` comes to belong to `into`. */
export type Merge = { from: InstitutionId; into: InstitutionId };

export type MergeRefusal = 'same record' | 'no such institution' | 'merged already';

/**
 * Marks an institution as merged into another, with what this room keeps of it: its sites, its Prevent lead, the
 * checks of its referral route. Whoever calls it has the other rooms follow in the same transaction.
 *
 * Both rows stay locked until then: a booking under way is waited for, and one that comes later lands on the
 * other institution by a trigger.
 */
export async function mergeInstitution(
  tx: Db,
  officer: Officer,
  { from, into }: Merge,
  now: Temporal.Instant,
): Promise<Outcome<null, MergeRefusal>> {
  if (from === into) return refused('same record');
  const rows = await tx
    .select()
    .from(institution)
    .where(inArray(institution.id, [from, into]))
    .orderBy(institution.id)
    .for('update');
  if (rows.length < 2) return refused('no such institution');
  if (rows.some(({ mergedIntoId }) => mergedIntoId)) return refused('merged already');
  await tx.update(institution).set({ mergedIntoId: into, mergedAt: now }).where(eq(institution.id, from));
  // What was merged into this one before belongs to the other now: nobody has to follow a chain.
  await tx.update(institution).set({ mergedIntoId: into }).where(eq(institution.mergedIntoId, from));
  await tx.update(site).set({ institutionId: into }).where(eq(site.institutionId, from));
  await oneLead(tx, officer, { from, into }, now);
  await tx
    .update(referralRouteCheck)
    .set({ institutionId: into })
    .where(eq(referralRouteCheck.institutionId, from));
  await record(tx, officer, { operation: 'combine', entity: 'institution', ids: [from, into] }, now);
  return done(null);
}

// An institution has one Prevent lead: where both had one, that of the record that stays leads on.
async function oneLead(
  tx: Db,
  officer: Officer,
  { from, into }: Merge,
  now: Temporal.Instant,
): Promise<void> {
  const stays = tx
    .select({ one: sql`1` })
    .from(preventLead)
    .where(and(eq(preventLead.institutionId, into), isNull(preventLead.endedAt)));
  await tx
    .update(preventLead)
    .set({ endedAt: now, endedBy: officer.id })
    .where(and(eq(preventLead.institutionId, from), isNull(preventLead.endedAt), sql`exists ${stays}`));
  await tx.update(preventLead).set({ institutionId: into }).where(eq(preventLead.institutionId, from));
}
