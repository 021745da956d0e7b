import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contact, type ContactId, roleHolding, type RoleHoldingId } from '#db/schema/contacts.ts';
import { institution } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeContact, type ContactRefusal, type SeenContact } from './change.ts';
import { faithValues, type NewRole } from './role-values.ts';
import { standingOn } from './terms.ts';

export type RoleRefusal =
  ContactRefusal | 'no such institution' | 'institution declined' | 'no such role' | 'ends before it began';

/** Adds a role that somebody holds at an institution, beside those they have. */
export const addRole = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  { isMain, ...role }: NewRole & { isMain: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, RoleRefusal>> =>
  changeContact(
    db,
    seen,
    async (tx, { id: contactId }) => {
      const [where] = await tx.select().from(institution).where(eq(institution.id, role.institutionId));
      if (!where || where.mergedIntoId) return refused('no such institution');
      if (standingOn(where, ukDay(now)) === 'declined') return refused('institution declined');
      const { institutionId, title, fromOn, faithCondition } = role;
      const [added] = await tx
        .insert(roleHolding)
        .values({
          ...{ contactId, institutionId, title, fromOn, isMain: false },
          ...faithValues(faithCondition, officer, now),
          ...{ recordedAt: now, recordedBy: officer.id },
        })
        .returning();
      await keepMain(tx, contactId, isMain ? added!.id : null);
      const entry = { operation: 'collect', entity: 'role_holding', ids: [added!.id] } as const;
      await record(tx, officer, { ...entry, fields: ['title'] }, now);
      return done(null);
    },
    now,
  );

/** What a form says of a role that is there. `toOn`: when it ended; null while it lasts. */
export type RoleChange = Omit<NewRole, 'institutionId'> & {
  roleId: RoleHoldingId;
  isMain: boolean;
  toOn: Temporal.PlainDate | null;
};

/** Changes a role, makes it the main one, or says when it ended. */
export const changeRole = (
  db: Db,
  officer: Officer,
  seen: SeenContact,
  { roleId, isMain, title, faithCondition, fromOn, toOn }: RoleChange,
  now: Temporal.Instant,
): Promise<Outcome<null, RoleRefusal>> =>
  changeContact(
    db,
    seen,
    async (tx, { id: contactId }) => {
      const theirs = and(eq(roleHolding.id, roleId), eq(roleHolding.contactId, contactId));
      const [role] = await tx.select().from(roleHolding).where(theirs).for('update');
      if (!role) return refused('no such role');
      if (fromOn && toOn && Temporal.PlainDate.compare(toOn, fromOn) < 0)
        return refused('ends before it began');
      const condition =
        role.faithCondition === faithCondition ? {} : faithValues(faithCondition, officer, now);
      const main = toOn ? { isMain: false } : {};
      await tx
        .update(roleHolding)
        .set({ title, fromOn, toOn, ...main, ...condition })
        .where(theirs);
      await keepMain(tx, contactId, isMain && !toOn ? roleId : null);
      const fields = toOn ? ['title', 'to_on'] : ['title'];
      await record(tx, officer, { operation: 'alter', entity: 'role_holding', ids: [roleId], fields }, now);
      return done(null);
    },
    now,
  );

/**
 * Sees to it that one of the roles that somebody holds is the main one, and that they lie where that institution does.
 *
 * @param wanted the role that is to be it; null leaves it as it is, or takes the oldest
 */
export async function keepMain(tx: Db, id: ContactId, wanted: RoleHoldingId | null): Promise<void> {
  const held = await tx
    .select({ id: roleHolding.id, isMain: roleHolding.isMain, areaId: institution.districtId })
    .from(roleHolding)
    .innerJoin(institution, eq(institution.id, roleHolding.institutionId))
    .where(and(eq(roleHolding.contactId, id), isNull(roleHolding.toOn)))
    .orderBy(desc(roleHolding.isMain), asc(roleHolding.recordedAt), asc(roleHolding.id));
  const main = held.find((one) => one.id === wanted) ?? held[0];
  if (!main) return;
  if (!main.isMain) {
    await tx
      .update(roleHolding)
      .set({ isMain: false })
      .where(and(eq(roleHolding.contactId, id), roleHolding.isMain));
    await tx.update(roleHolding).set({ isMain: true }).where(eq(roleHolding.id, main.id));
  }
  await tx.update(contact).set({ areaId: main.areaId }).where(eq(contact.id, id));
}
