import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  type GroupMeetingId,
  type GroupMemberId,
  tensionGroup,
  tensionGroupAction,
  type TensionGroupId,
  tensionGroupMeeting,
  tensionGroupMember,
} from '../../schema/tension-groups.ts';
import {
  tensionGroupDecision,
  tensionGroupLevel,
  tensionGroupPaper,
  tensionGroupPresent,
} from '../../schema/tension-minutes.ts';
import { insertRows, type Transaction } from './rows.ts';
import { groupWords } from './tension-group-words.ts';

type World = {
  areas: ReadonlyMap<string, AreaId>;
  people: { officer: OfficerId; supervisor: OfficerId };
  now: Temporal.Instant;
};

/** A group that meets every five weeks: its last meeting but one is agreed, the last is not yet, the next is called. */
export async function writeTensionGroups(tx: Transaction, { areas, people, now }: World): Promise<void> {
  const id = crypto.randomUUID() as TensionGroupId;
  const at = (days: number, hour = 14) =>
    now.toZonedDateTimeISO('Europe/London').add({ days }).withPlainTime({ hour }).toInstant();
  const on = (days: number) => at(days).toZonedDateTimeISO('Europe/London').toPlainDate();
  const by = people.officer;
  const { name, purpose, chair } = groupWords;
  const started = { startedAt: at(-300), startedBy: by };
  await insertRows(tx, tensionGroup, [
    { id, name, areaId: areas.get('bedfordshire')!, purpose, chair, ...started },
  ]);
  const members = groupWords.members.map(([organisation, post]) => ({
    ...{ id: crypto.randomUUID() as GroupMemberId, groupId: id, organisation, post },
    ...{ addedAt: at(-300), addedBy: by },
  }));
  await insertRows(tx, tensionGroupMember, members);
  const meeting = (days: number, agenda: string) => ({
    ...{ id: crypto.randomUUID() as GroupMeetingId, groupId: id, startsAt: at(days), agenda },
    ...{ place: 'Borough Hall, Cauldwell Street, Bedford', calledAt: at(days - 30), calledBy: by },
  });
  const [agreed, open, next] = [
    meeting(-44, groupWords.agenda),
    meeting(-9, groupWords.agenda),
    meeting(26, groupWords.agenda),
  ];
  await insertRows(tx, tensionGroupMeeting, [agreed, open, next]);
  const present = (where: typeof agreed, count: number) =>
    members.slice(0, count).map((member) => ({ meetingId: where.id, memberId: member.id }));
  await insertRows(tx, tensionGroupPresent, [...present(agreed, 6), ...present(open, 5)]);
  const levels = groupWords.levels.map(({ code, ...words }) => ({
    meetingId: agreed.id,
    areaId: areas.get(code)!,
    ...words,
  }));
  await insertRows(tx, tensionGroupLevel, levels);
  const decisions = groupWords.decisions.map((words, index) => ({
    meetingId: agreed.id,
    position: index + 1,
    ...words,
  }));
  await insertRows(tx, tensionGroupDecision, decisions);
  const paper = { meetingId: agreed.id, addedAt: at(-47), addedBy: by };
  await insertRows(
    tx,
    tensionGroupPaper,
    groupWords.papers.map((words) => ({ ...paper, ...words })),
  );
  const actions = groupWords.actions.map(({ member, due, done, words }) => ({
    ...{ groupId: id, meetingId: agreed.id, memberId: members[member]!.id, words, dueOn: on(due) },
    ...{ addedAt: at(-44, 16), addedBy: by },
    ...{ endedAt: done && at(-20), endedBy: done && by, ending: done && ('done' as const), endedWords: done },
  }));
  await insertRows(tx, tensionGroupAction, actions);
  const noted = { agreedAt: at(-9, 14), agreedBy: people.supervisor };
  await tx`update tension_group_meeting set agreed_at = ${noted.agreedAt.toString()}, agreed_by = ${noted.agreedBy}
    where id = ${agreed.id}`;
}
