import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedContact, type PlannedContactId, plannedContactOfficer } from '#db/schema/planned-contacts.ts';

/** What a plan says of the engagement that is logged for it; null where there is none, or it was cancelled. */
export async function planToLog(db: Db, id: PlannedContactId | null) {
  if (!id) return null;
  const [plan] = await db.select().from(plannedContact).where(eq(plannedContact.id, id));
  if (!plan || plan.cancelledAt) return null;
  const along = await db
    .select({ id: plannedContactOfficer.officerId })
    .from(plannedContactOfficer)
    .where(eq(plannedContactOfficer.plannedContactId, id));
  return { ...plan, officerIds: [plan.officerId, ...along.map((one) => one.id)] };
}
