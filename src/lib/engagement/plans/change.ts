import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { plannedContact, plannedContactChange, plannedContactOfficer } from '#db/schema/planned-contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isWorking } from '../promises/lock.ts';
import { lockPlan, type SeenPlan, type SeenPlanRefusal } from './lock.ts';
import { fitsThere, type PlanRefusal } from './plan.ts';

export type Move = {
  officerId: OfficerId;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  reason: string;
};
export type MoveRefusal = SeenPlanRefusal | PlanRefusal | 'nothing changed';

/** Moves a plan to another time or officer, and keeps what it was and why. */
export function movePlan(
  db: Db,
  officer: Officer,
  seen: SeenPlan,
  { reason, ...to }: Move,
  now: Temporal.Instant,
): Promise<Outcome<null, MoveRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockPlan(tx, seen);
    if (!found.ok) return found;
    const from = found.value;
    const isSame = from.officerId === to.officerId && from.startsAt.equals(to.startsAt);
    if (isSame && from.endsAt.equals(to.endsAt)) return refused('nothing changed');
    if (from.officerId !== to.officerId && !(await isWorking(tx, to.officerId)))
      return refused('no such officer');
    const fits = await fitsThere(tx, { institutionId: from.institutionId, startsAt: to.startsAt }, now);
    if (!fits.ok) return fits;
    const set = { ...to, sequence: from.sequence + 1 };
    await tx.update(plannedContact).set(set).where(eq(plannedContact.id, from.id));
    // Whoever leads it now does not also go along.
    const along = sql`${plannedContactOfficer.plannedContactId} = ${from.id} and ${plannedContactOfficer.officerId} = ${to.officerId}`;
    await tx.delete(plannedContactOfficer).where(along);
    const change = { fromOfficerId: from.officerId, fromStartsAt: from.startsAt };
    await tx.insert(plannedContactChange).values({
      ...{ plannedContactId: from.id, at: now, by: officer.id, reason, ...change },
      ...{ toOfficerId: to.officerId, toStartsAt: to.startsAt },
    });
    const fields = ['officer_id', 'starts_at'];
    await record(tx, officer, { operation: 'alter', entity: 'planned_contact', ids: [from.id], fields }, now);
    return done(null);
  });
}

/** Takes a plan out of the diary, with the reason; it stays to be read. */
export function cancelPlan(
  db: Db,
  officer: Officer,
  seen: SeenPlan,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, SeenPlanRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockPlan(tx, seen);
    if (!found.ok) return found;
    const { id, sequence } = found.value;
    const cancelled = { cancelledAt: now, cancelledBy: officer.id, cancelReason: reason };
    await tx
      .update(plannedContact)
      .set({ ...cancelled, sequence: sequence + 1 })
      .where(eq(plannedContact.id, id));
    const fields = ['cancelled_at'];
    await record(tx, officer, { operation: 'alter', entity: 'planned_contact', ids: [id], fields }, now);
    return done(null);
  });
}
