import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import type { Id } from '#db/schema/columns.ts';
import { contact, type ContactId } from '#db/schema/contacts.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { network, networkMember, type NetworkId } from '#db/schema/networks.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { contactNow } from '../contact-now.ts';

export type MemberId = Id<'network_member'>;

/** Who agreed to belong to a network, and when: an institution through somebody in a role there, or a contact. */
export type Joining = { networkId: NetworkId; agreedOn: Temporal.PlainDate } & (
  { institutionId: InstitutionId; agreedRole: string } | { contactId: ContactId }
);

export type JoinRefusal = 'no such network' | 'no such member' | 'not to be contacted' | 'member already';

/** Adds a member who agreed to it. Whoever asked us to stay away is not added, whatever an officer heard. */
export async function joinNetwork(
  db: Db,
  actor: Officer,
  joining: Joining,
  now: Temporal.Instant,
): Promise<Outcome<MemberId, JoinRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const refusal = await unfit(tx, joining, now);
      if (refusal) return refused(refusal);
      const row = { ...joining, addedAt: now, addedBy: actor.id };
      const [made] = await tx.insert(networkMember).values(row).returning({ id: networkMember.id });
      await record(tx, actor, { operation: 'collect', entity: 'network_member', ids: [made!.id] }, now);
      return done(made!.id);
    });
  } catch (error) {
    if (sqlState(error) === '23505') return refused('member already');
    throw error;
  }
}

async function unfit(tx: Db, joining: Joining, now: Temporal.Instant): Promise<JoinRefusal | null> {
  const open = and(eq(network.id, joining.networkId), isNull(network.closedAt));
  const [found] = await tx.select().from(network).where(open).for('share');
  if (!found) return 'no such network';
  const member = await whoJoins(tx, joining);
  if (!member) return 'no such member';
  return contactNow(member, ukDay(now)) === 'open' ? null : 'not to be contacted';
}

async function whoJoins(tx: Db, joining: Joining) {
  if ('institutionId' in joining) {
    const { id, contactState, pausedUntil, mergedIntoId } = institution;
    const asked = and(eq(id, joining.institutionId), isNull(mergedIntoId));
    const [row] = await tx.select({ contactState, pausedUntil }).from(institution).where(asked).for('share');
    return row ?? null;
  }
  const { id, state, pausedUntil, erasedAt, mergedIntoId } = contact;
  const asked = and(eq(id, joining.contactId), isNull(erasedAt), isNull(mergedIntoId));
  const [row] = await tx.select({ contactState: state, pausedUntil }).from(contact).where(asked).for('share');
  return row ?? null;
}

export type LeaveRefusal = 'no such member' | 'left already';

/** Says that a member belongs to a network no more. */
export function leaveNetwork(
  db: Db,
  actor: Officer,
  { networkId, memberId }: { networkId: NetworkId; memberId: MemberId },
  now: Temporal.Instant,
): Promise<Outcome<null, LeaveRefusal>> {
  return db.transaction(async (tx) => {
    const theirs = and(eq(networkMember.id, memberId), eq(networkMember.networkId, networkId));
    const [found] = await tx.select().from(networkMember).where(theirs).for('update');
    if (!found) return refused('no such member');
    if (found.leftAt) return refused('left already');
    await tx.update(networkMember).set({ leftAt: now, leftBy: actor.id }).where(theirs);
    const fields = ['left_at'];
    await record(tx, actor, { operation: 'alter', entity: 'network_member', ids: [memberId], fields }, now);
    return done(null);
  });
}
