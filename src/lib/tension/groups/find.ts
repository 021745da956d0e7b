import { asc, desc, eq, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { officer as account } from '#db/schema/officers.ts';
import {
  type GroupMeetingId,
  tensionGroup,
  tensionGroupAction,
  type TensionGroupId,
  tensionGroupMeeting,
  tensionGroupMember,
} from '#db/schema/tension-groups.ts';
import {
  tensionGroupDecision,
  tensionGroupLevel,
  tensionGroupPaper,
  tensionGroupPresent,
} from '#db/schema/tension-minutes.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A group with the area that it looks at, or null; what it agreed is read by itself. */
export async function findGroup(db: Db, id: TensionGroupId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ group: tensionGroup, area: { id: area.id, name: area.name, slug: area.slug } })
    .from(tensionGroup)
    .innerJoin(area, eq(area.id, tensionGroup.areaId))
    .where(eq(tensionGroup.id, id));
  return row ?? null;
}
export type FoundGroup = NonNullable<Awaited<ReturnType<typeof findGroup>>>;

/** The organisations of a group by name, those that left last. */
export const membersOf = (db: Db, id: TensionGroupId) =>
  db
    .select()
    .from(tensionGroupMember)
    .where(eq(tensionGroupMember.groupId, id))
    .orderBy(sql`${tensionGroupMember.leftAt} is not null`, asc(tensionGroupMember.organisation));
export type GroupMember = Awaited<ReturnType<typeof membersOf>>[number];

/** The meetings of a group, the latest first. */
export const meetingsOf = (db: Db, id: TensionGroupId) =>
  db
    .select()
    .from(tensionGroupMeeting)
    .where(eq(tensionGroupMeeting.groupId, id))
    .orderBy(desc(tensionGroupMeeting.startsAt), tensionGroupMeeting.id)
    .limit(200);
export type GroupMeeting = Awaited<ReturnType<typeof meetingsOf>>[number];

/** What the organisations of a group said they would do: what is open first, by its day. */
export const actionsOf = (db: Db, id: TensionGroupId) =>
  db
    .select({ action: tensionGroupAction, organisation: tensionGroupMember.organisation })
    .from(tensionGroupAction)
    .innerJoin(tensionGroupMember, eq(tensionGroupMember.id, tensionGroupAction.memberId))
    .where(eq(tensionGroupAction.groupId, id))
    .orderBy(
      sql`${tensionGroupAction.endedAt} is not null`,
      asc(tensionGroupAction.dueOn),
      desc(tensionGroupAction.endedAt),
      tensionGroupAction.id,
    )
    .limit(300);
export type GroupAction = Awaited<ReturnType<typeof actionsOf>>[number];

/** A meeting of a group with its papers and minutes; that it was read is recorded. Null where there is none. */
export async function findMeeting(
  db: Db,
  officer: Officer,
  { id, groupId }: { id: GroupMeetingId | null; groupId: TensionGroupId },
  now: Temporal.Instant,
) {
  if (!id) return null;
  const agreer = alias(account, 'agreer');
  const [row] = await db
    .select({ meeting: tensionGroupMeeting, agreer: agreer.name })
    .from(tensionGroupMeeting)
    .leftJoin(agreer, eq(agreer.id, tensionGroupMeeting.agreedBy))
    .where(eq(tensionGroupMeeting.id, id));
  if (!row || row.meeting.groupId !== groupId) return null;
  await record(db, officer, { operation: 'consult', entity: 'tension_group_meeting', ids: [id] }, now);
  const [papers, levels, decisions, present] = await Promise.all([
    papersOf(db, id),
    levelsOf(db, id),
    decisionsOf(db, id),
    presentAt(db, id),
  ]);
  return { ...row, papers, levels, decisions, present };
}
export type FoundMeeting = NonNullable<Awaited<ReturnType<typeof findMeeting>>>;

const papersOf = (db: Db, id: GroupMeetingId) =>
  db
    .select()
    .from(tensionGroupPaper)
    .where(eq(tensionGroupPaper.meetingId, id))
    .orderBy(asc(tensionGroupPaper.addedAt), tensionGroupPaper.id);

const levelsOf = (db: Db, id: GroupMeetingId) =>
  db
    .select({ agreed: tensionGroupLevel, area: area.name, slug: area.slug })
    .from(tensionGroupLevel)
    .innerJoin(area, eq(area.id, tensionGroupLevel.areaId))
    .where(eq(tensionGroupLevel.meetingId, id))
    .orderBy(asc(area.name));

const decisionsOf = (db: Db, id: GroupMeetingId) =>
  db
    .select()
    .from(tensionGroupDecision)
    .where(eq(tensionGroupDecision.meetingId, id))
    .orderBy(asc(tensionGroupDecision.position));

const presentAt = (db: Db, id: GroupMeetingId) =>
  db
    .select({ id: tensionGroupMember.id, organisation: tensionGroupMember.organisation })
    .from(tensionGroupPresent)
    .innerJoin(tensionGroupMember, eq(tensionGroupMember.id, tensionGroupPresent.memberId))
    .where(eq(tensionGroupPresent.meetingId, id))
    .orderBy(asc(tensionGroupMember.organisation));
