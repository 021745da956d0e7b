import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedContact, type PlannedContactId, plannedContactOfficer } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type JoinRefusal = 'no such plan' | 'their own';

/** Goes along to what a colleague has planned, so that two visits are one; or does so no more. */
export function joinPlan(
  db: Db,
  officer: Officer,
  { id, isJoining }: { id: PlannedContactId; isJoining: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, JoinRefusal>> {
  return db.transaction(async (tx) => {
    const stands = and(isNull(plannedContact.cancelledAt), isNull(plannedContact.engagementId));
    const [found] = await tx
      .select({ officerId: plannedContact.officerId })
      .from(plannedContact)
      .where(and(eq(plannedContact.id, id), stands))
      .for('key share');
    if (!found) return refused('no such plan');
    if (found.officerId === officer.id) return refused('their own');
    const along = { plannedContactId: id, officerId: officer.id };
    if (isJoining)
      await tx
        .insert(plannedContactOfficer)
        .values({ ...along, joinedAt: now })
        .onConflictDoNothing();
    else
      await tx
        .delete(plannedContactOfficer)
        .where(
          and(
            eq(plannedContactOfficer.plannedContactId, id),
            eq(plannedContactOfficer.officerId, officer.id),
          ),
        );
    const fields = ['planned_contact_officer'];
    await record(tx, officer, { operation: 'alter', entity: 'planned_contact', ids: [id], fields }, now);
    return done(null);
  });
}
