import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';
import { type AssessmentId, tensionAssessment, type Trend, trends } from './tension-assessments.ts';
import {
  type GroupMeetingId,
  type GroupMemberId,
  tensionGroupMeeting,
  tensionGroupMember,
} from './tension-groups.ts';
import { type Level, tensionLevel } from './tension-scale.ts';

export type GroupPaperId = Id<'tension_group_paper'>;

const ofMeeting = () =>
  uuid('meeting_id')
    .$type<GroupMeetingId>()
    .notNull()
    .references(() => tensionGroupMeeting.id, { onDelete: 'cascade' });

/** That an organisation was at a meeting. */
export const tensionGroupPresent = pgTable(
  'tension_group_present',
  {
    meetingId: ofMeeting(),
    memberId: uuid('member_id')
      .$type<GroupMemberId>()
      .notNull()
      .references(() => tensionGroupMember.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.memberId] }), index().on(t.memberId)],
);
keeps(tensionGroupPresent, { purpose: 'tension', personal: [], retention: 'tension_group' });

/** What a meeting has before it: words, or an assessment that is read where it stands. */
export const tensionGroupPaper = pgTable(
  'tension_group_paper',
  {
    id: uuid().$type<GroupPaperId>().defaultRandom().primaryKey(),
    meetingId: ofMeeting(),
    title: text().notNull(),
    words: text(),
    assessmentId: uuid('assessment_id')
      .$type<AssessmentId>()
      .references(() => tensionAssessment.id, { onDelete: 'set null' }),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
  },
  (t) => [
    index().on(t.meetingId),
    index().on(t.assessmentId),
    check('tension_group_paper_titled', sql`length(btrim(${t.title})) between 1 and 160`),
    check('tension_group_paper_words', sql`length(${t.words}) <= 8000`),
  ],
);
keeps(tensionGroupPaper, { purpose: 'tension', personal: ['added_by'], retention: 'tension_group' });

/** The level that the organisations agreed for an area, and who of them saw it otherwise. It sets no level by itself. */
export const tensionGroupLevel = pgTable(
  'tension_group_level',
  {
    meetingId: ofMeeting(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    level: smallint()
      .$type<Level>()
      .notNull()
      .references(() => tensionLevel.level),
    trend: text().$type<Trend>().notNull(),
    words: text().notNull(),
    dissent: text(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.areaId] }),
    check('tension_group_level_trend', oneOf(t.trend, trends)),
    check('tension_group_level_words', sql`length(btrim(${t.words})) between 1 and 1000`),
  ],
);
keeps(tensionGroupLevel, { purpose: 'tension', personal: [], retention: 'tension_group' });

/** What a meeting decided, and why. */
export const tensionGroupDecision = pgTable(
  'tension_group_decision',
  {
    meetingId: ofMeeting(),
    position: integer().notNull(),
    words: text().notNull(),
    reason: text(),
  },
  (t) => [
    primaryKey({ columns: [t.meetingId, t.position] }),
    check('tension_group_decision_words', sql`length(btrim(${t.words})) between 1 and 1000`),
  ],
);
keeps(tensionGroupDecision, { purpose: 'tension', personal: [], retention: 'tension_group' });
