import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { GroupMeetingId, GroupMemberId, TensionGroupId } from '#db/schema/tension-groups.ts';
import type { Officer } from '#lib/actor.ts';
import { addAction } from '#lib/tension/groups/actions.ts';
import { startGroup } from '#lib/tension/groups/groups.ts';
import { addMember } from '#lib/tension/groups/members.ts';
import { callMeeting, type MeetingDetails } from '#lib/tension/groups/meetings.ts';
import { ukDay } from '#lib/dates.ts';
import { now } from './makers.ts';

const won = <T>(outcome: { ok: true; value: T } | { ok: false; reason: string }): T => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.value;
};

/** A group without organisations. */
export const aGroup = (db: Db, officer: Officer, areaId: AreaId): Promise<TensionGroupId> =>
  startGroup(
    db,
    officer,
    { name: 'The group', areaId, purpose: 'To share early signs', chair: 'Head of communities' },
    now,
  );

/** An organisation in a group. */
export const aMember = async (
  db: Db,
  officer: Officer,
  groupId: TensionGroupId,
  organisation = 'The council',
): Promise<GroupMemberId> =>
  won(await addMember(db, officer, { groupId, organisation, post: null, institutionId: null }, now));

/** A meeting of a group, held yesterday. */
export const aMeeting = async (
  db: Db,
  officer: Officer,
  groupId: TensionGroupId,
  given: Partial<MeetingDetails> = {},
): Promise<GroupMeetingId> =>
  won(
    await callMeeting(
      db,
      officer,
      { groupId, startsAt: now.subtract({ hours: 24 }), place: 'Borough Hall', agenda: null, ...given },
      now,
    ),
  );

/** A group with an organisation, a meeting and something to do. */
export async function aTensionGroup(db: Db, officer: Officer, areaId: AreaId) {
  const tensionGroup = await aGroup(db, officer, areaId);
  const groupMember = await aMember(db, officer, tensionGroup);
  const groupMeeting = await aMeeting(db, officer, tensionGroup);
  const dueOn = ukDay(now).add({ days: 7 });
  const action = { groupId: tensionGroup, meetingId: groupMeeting, memberId: groupMember, dueOn };
  const groupAction = won(await addAction(db, officer, { ...action, words: 'Repair the lamps.' }, now));
  return { tensionGroup, groupMember, groupMeeting, groupAction };
}
