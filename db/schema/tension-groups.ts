import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { institution, type InstitutionId } from './institutions.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type TensionGroupId = Id<'tension_group'>;
export type GroupMemberId = Id<'tension_group_member'>;
export type GroupMeetingId = Id<'tension_group_meeting'>;
export type GroupActionId = Id<'tension_group_action'>;

/** A Tension Monitoring Group: the organisations that look at the tension of an area together. */
export const tensionGroup = pgTable(
  'tension_group',
  {
    id: uuid().$type<TensionGroupId>().defaultRandom().primaryKey(),
    name: text().notNull(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    purpose: text().notNull(),
    // A post, never a name: "Assistant director, communities".
    chair: text().notNull(),
    startedAt: instant('started_at').notNull(),
    startedBy: who('started_by').notNull(),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('tension_group_in_area').on(t.areaId),
    check('tension_group_named', sql`length(btrim(${t.name})) between 1 and 160`),
    check('tension_group_closed', sql`(${t.closedAt} is null) = (${t.closedBy} is null)`),
  ],
);
keeps(tensionGroup, {
  purpose: 'tension',
  personal: ['started_by', 'closed_by'],
  retention: 'tension_group',
});

const ofGroup = () =>
  uuid('group_id')
    .$type<TensionGroupId>()
    .notNull()
    .references(() => tensionGroup.id, { onDelete: 'cascade' });
/** An organisation in a group, by the post that comes for it. */
export const tensionGroupMember = pgTable(
  'tension_group_member',
  {
    id: uuid().$type<GroupMemberId>().defaultRandom().primaryKey(),
    groupId: ofGroup(),
    organisation: text().notNull(),
    post: text(),
    institutionId: uuid('institution_id')
      .$type<InstitutionId>()
      .references(() => institution.id),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    leftAt: instant('left_at'),
    leftBy: who('left_by'),
  },
  (t) => [
    uniqueIndex('tension_group_member_once')
      .on(t.groupId, sql`lower(${t.organisation})`)
      .where(sql`${t.leftAt} is null`),
    index().on(t.institutionId),
    check('tension_group_member_named', sql`length(btrim(${t.organisation})) between 1 and 160`),
    check('tension_group_member_left', sql`(${t.leftAt} is null) = (${t.leftBy} is null)`),
  ],
);
keeps(tensionGroupMember, {
  purpose: 'tension',
  personal: ['added_by', 'left_by'],
  retention: 'tension_group',
});

/** A meeting of a group. Once its minutes are agreed they stay as they are. */
export const tensionGroupMeeting = pgTable(
  'tension_group_meeting',
  {
    id: uuid().$type<GroupMeetingId>().defaultRandom().primaryKey(),
    groupId: ofGroup(),
    startsAt: instant('starts_at').notNull(),
    place: text().notNull(),
    agenda: text(),
    calledAt: instant('called_at').notNull(),
    calledBy: who('called_by').notNull(),
    cancelledAt: instant('cancelled_at'),
    cancelledBy: who('cancelled_by'),
    agreedAt: instant('agreed_at'),
    agreedBy: who('agreed_by'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('tension_group_meeting_of').on(t.groupId, t.startsAt),
    check('tension_group_meeting_placed', sql`length(btrim(${t.place})) between 1 and 200`),
    check(
      'tension_group_meeting_agreed',
      sql`(${t.agreedAt} is null) = (${t.agreedBy} is null) and (${t.agreedAt} is null or ${t.agreedAt} >= ${t.startsAt})`,
    ),
    check(
      'tension_group_meeting_cancelled',
      sql`(${t.cancelledAt} is null) = (${t.cancelledBy} is null) and (${t.cancelledAt} is null or ${t.agreedAt} is null)`,
    ),
  ],
);
keeps(tensionGroupMeeting, {
  purpose: 'tension',
  personal: ['called_by', 'cancelled_by', 'agreed_by'],
  retention: 'tension_group',
});

export const groupActionEndings = ['done', 'dropped'] as const;
export type GroupActionEnding = (typeof groupActionEndings)[number];

/** What an organisation said it would do, by when, and what came of it. */
export const tensionGroupAction = pgTable(
  'tension_group_action',
  {
    id: uuid().$type<GroupActionId>().defaultRandom().primaryKey(),
    groupId: ofGroup(),
    meetingId: uuid('meeting_id')
      .$type<GroupMeetingId>()
      .references(() => tensionGroupMeeting.id, { onDelete: 'set null' }),
    memberId: uuid('member_id')
      .$type<GroupMemberId>()
      .notNull()
      .references(() => tensionGroupMember.id, { onDelete: 'cascade' }),
    words: text().notNull(),
    dueOn: plainDate('due_on').notNull(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    endedAt: instant('ended_at'),
    endedBy: who('ended_by'),
    ending: text().$type<GroupActionEnding>(),
    endedWords: text('ended_words'),
  },
  (t) => [
    index('tension_group_action_open')
      .on(t.groupId, t.dueOn)
      .where(sql`${t.endedAt} is null`),
    index().on(t.meetingId),
    index().on(t.memberId),
    check('tension_group_action_words', sql`length(btrim(${t.words})) between 1 and 500`),
    check('tension_group_action_ending', oneOf(t.ending, groupActionEndings)),
    check(
      'tension_group_action_ended',
      sql`(${t.endedAt} is null) = (${t.endedBy} is null) and (${t.endedAt} is null) = (${t.ending} is null)
        and (${t.ending} is distinct from 'dropped' or coalesce(length(btrim(${t.endedWords})), 0) > 0)`,
    ),
  ],
);
keeps(tensionGroupAction, {
  purpose: 'tension',
  personal: ['added_by', 'ended_by'],
  retention: 'tension_group',
});
