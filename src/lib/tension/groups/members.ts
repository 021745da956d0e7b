import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { type GroupMemberId, tensionGroupMember, type TensionGroupId } from '#db/schema/tension-groups.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockGroup } from './groups.ts';

/** An organisation and the post that comes for it: never a name. */
export type NewMember = {
  groupId: TensionGroupId;
  organisation: string;
  post: string | null;
  institutionId: InstitutionId | null;
};
export type AddRefusal = 'no such group' | 'closed' | 'there already';

/** Adds an organisation to a group; once, however often the form is sent. */
export async function addMember(
  db: Db,
  officer: Officer,
  member: NewMember,
  now: Temporal.Instant,
): Promise<Outcome<GroupMemberId, AddRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const open = await lockGroup(tx, member.groupId);
      if (!open.ok) return open;
      const row = { ...member, addedAt: now, addedBy: officer.id };
      const [made] = await tx.insert(tensionGroupMember).values(row).returning({ id: tensionGroupMember.id });
      const entry = { operation: 'collect', entity: 'tension_group_member', ids: [made!.id] } as const;
      await record(tx, officer, entry, now);
      return done(made!.id);
    });
  } catch (error) {
    if (sqlState(error) === '23505') return refused('there already');
    throw error;
  }
}

export type LeaveRefusal = 'no such member' | 'left already';

/** Says that an organisation belongs to a group no more; what it said it would do stays open. */
export function endMember(
  db: Db,
  officer: Officer,
  { groupId, memberId }: { groupId: TensionGroupId; memberId: GroupMemberId },
  now: Temporal.Instant,
): Promise<Outcome<null, LeaveRefusal>> {
  return db.transaction(async (tx) => {
    const theirs = and(eq(tensionGroupMember.id, memberId), eq(tensionGroupMember.groupId, groupId));
    const [found] = await tx.select().from(tensionGroupMember).where(theirs).for('update');
    if (!found) return refused('no such member');
    if (found.leftAt) return refused('left already');
    await tx.update(tensionGroupMember).set({ leftAt: now, leftBy: officer.id }).where(theirs);
    await record(tx, officer, { operation: 'alter', entity: 'tension_group_member', ids: [memberId] }, now);
    return done(null);
  });
}
