import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution } from '#db/schema/institutions.ts';
import { plannedContact, type PlannedContactId } from '#db/schema/planned-contacts.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type PlanRow = typeof plannedContact.$inferSelect;

/** Which state of a plan a form showed. */
export type SeenPlan = { id: PlannedContactId; sequence: number };
export type SeenPlanRefusal = 'no such plan' | 'changed meanwhile' | 'over';

/** A plan that still stands, locked until the transaction ends, if it is as it was seen. */
export async function lockPlan(
  tx: Db,
  { id, sequence }: SeenPlan,
): Promise<Outcome<PlanRow, SeenPlanRefusal>> {
  const [found] = await tx.select().from(plannedContact).where(eq(plannedContact.id, id)).for('update');
  if (!found) return refused('no such plan');
  if (found.cancelledAt || found.engagementId) return refused('over');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Where a plan lies, for whoever has to know before it is shown; null for one that is not there. */
export async function placeOfPlan(db: Db, id: PlannedContactId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: plannedContact.id, districtId: institution.districtId })
    .from(plannedContact)
    .innerJoin(institution, eq(institution.id, plannedContact.institutionId))
    .where(eq(plannedContact.id, id));
  return row ?? null;
}
