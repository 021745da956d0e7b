import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type GroupActionEnding,
  type GroupActionId,
  type GroupMeetingId,
  type GroupMemberId,
  tensionGroupAction,
  type TensionGroupId,
  tensionGroupMember,
} from '#db/schema/tension-groups.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockGroup } from './groups.ts';

/** What an organisation said it would do, by a day. */
export type NewAction = {
  groupId: TensionGroupId;
  meetingId: GroupMeetingId | null;
  memberId: GroupMemberId;
  words: string;
  dueOn: Temporal.PlainDate;
};
export type ActionRefusal = 'no such group' | 'closed' | 'no such member';

/** Writes down what an organisation of the group said it would do. */
export function addAction(
  db: Db,
  officer: Officer,
  action: NewAction,
  now: Temporal.Instant,
): Promise<Outcome<GroupActionId, ActionRefusal>> {
  return db.transaction(async (tx) => {
    const open = await lockGroup(tx, action.groupId);
    if (!open.ok) return open;
    const theirs = and(
      eq(tensionGroupMember.id, action.memberId),
      eq(tensionGroupMember.groupId, action.groupId),
    );
    const [member] = await tx.select().from(tensionGroupMember).where(theirs);
    if (!member || member.leftAt) return refused('no such member');
    const row = { ...action, addedAt: now, addedBy: officer.id };
    const [made] = await tx.insert(tensionGroupAction).values(row).returning({ id: tensionGroupAction.id });
    await record(tx, officer, { operation: 'collect', entity: 'tension_group_action', ids: [made!.id] }, now);
    return done(made!.id);
  });
}

export type EndRefusal = 'no such action' | 'ended already' | 'no reason';
type Ended = {
  id: GroupActionId;
  groupId: TensionGroupId;
  ending: GroupActionEnding;
  words: string | null;
};

/** Says what came of an action: done, or dropped for a reason. */
export function endAction(
  db: Db,
  officer: Officer,
  { id, groupId, ending, words }: Ended,
  now: Temporal.Instant,
): Promise<Outcome<null, EndRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockAction(tx, { id, groupId });
    if (!found) return refused('no such action');
    if (found.endedAt) return refused('ended already');
    if (ending === 'dropped' && !words) return refused('no reason');
    const ended = { endedAt: now, endedBy: officer.id, ending, endedWords: words };
    await tx.update(tensionGroupAction).set(ended).where(eq(tensionGroupAction.id, id));
    await record(tx, officer, { operation: 'alter', entity: 'tension_group_action', ids: [id] }, now);
    return done(null);
  });
}

/** Opens an action again that was ended by mistake. */
export function reopenAction(
  db: Db,
  officer: Officer,
  { id, groupId }: Pick<Ended, 'id' | 'groupId'>,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such action'>> {
  return db.transaction(async (tx) => {
    const found = await lockAction(tx, { id, groupId });
    if (!found) return refused('no such action');
    const open = { endedAt: null, endedBy: null, ending: null, endedWords: null };
    await tx.update(tensionGroupAction).set(open).where(eq(tensionGroupAction.id, id));
    await record(tx, officer, { operation: 'alter', entity: 'tension_group_action', ids: [id] }, now);
    return done(null);
  });
}

async function lockAction(tx: Db, { id, groupId }: Pick<Ended, 'id' | 'groupId'>) {
  const theirs = and(eq(tensionGroupAction.id, id), eq(tensionGroupAction.groupId, groupId));
  const [found] = await tx.select().from(tensionGroupAction).where(theirs).for('update');
  return found ?? null;
}
