import { sql } from 'drizzle-orm';
import {
  check,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { approvalColumns } from './approved-versions.ts';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { type Marking, markings } from './engagements.ts';
import { keeps } from './keeping.ts';
import {
  type Confidence,
  confidences,
  type IssueCategory,
  issueCategories,
  type ObservationId,
  tensionObservation,
} from './observations.ts';
import { who } from './officers.ts';
import { plannedContact, type PlannedContactId } from './planned-contacts.ts';
import { type Level, tensionLevel } from './tension-scale.ts';

export type AssessmentId = Id<'tension_assessment'>;
/** What the versions of one assessment share: the id of the first. */
export type AssessmentThreadId = Id<'tension_assessment_thread'>;
export type AssessmentGapId = Id<'assessment_gap'>;

export const trends = ['rising', 'steady', 'falling'] as const;
export type Trend = (typeof trends)[number];

export const spreads = ['site', 'ward', 'district', 'county', 'region'] as const;
export type Spread = (typeof spreads)[number];

/** Another version stands instead, somebody took it back, or the issue is over. */
export const assessmentEndings = ['replaced', 'withdrawn', 'closed'] as const;
export type AssessmentEnding = (typeof assessmentEndings)[number];

const score = (name: string) =>
  smallint(name)
    .$type<Level>()
    .references(() => tensionLevel.level);

/**
 * One version of what is thought of an issue in an area for some days. A person sets the level; what somebody else
 * approved stays as it is, until a date after which it says nothing any more.
 */
export const tensionAssessment = pgTable(
  'tension_assessment',
  {
    id: uuid().$type<AssessmentId>().defaultRandom().primaryKey(),
    threadId: uuid('thread_id').$type<AssessmentThreadId>().notNull(),
    version: integer().notNull().default(1),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    category: text().$type<IssueCategory>().notNull(),
    issue: text().notNull(),
    coversFrom: plainDate('covers_from').notNull(),
    coversTo: plainDate('covers_to').notNull(),
    marking: text().$type<Marking>().notNull().default('OFFICIAL-SENSITIVE'),
    // A draft may lack what an approved version may not.
    experienced: score('experienced'),
    experiencedWords: text('experienced_words'),
    evidenced: score('evidenced'),
    evidencedWords: text('evidenced_words'),
    potential: score('potential'),
    potentialWords: text('potential_words'),
    facts: text(),
    view: text(),
    level: score('level'),
    rationale: text(),
    trend: text().$type<Trend>(),
    confidence: text().$type<Confidence>(),
    outlook7: text('outlook_7').$type<Trend>(),
    outlook7Words: text('outlook_7_words'),
    outlook28: text('outlook_28').$type<Trend>(),
    outlook28Words: text('outlook_28_words'),
    spread: text().$type<Spread>(),
    mitigation: text(),
    validUntil: instant('valid_until'),
    writtenAt: instant('written_at').notNull(),
    writtenBy: who('written_by').notNull(),
    ...approvalColumns(),
    sentBackWords: text('sent_back_words'),
    endedAt: instant('ended_at'),
    ending: text().$type<AssessmentEnding>(),
    endedBy: who('ended_by'),
    endedReason: text('ended_reason'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    unique('tension_assessment_version').on(t.threadId, t.version),
    // Two who begin the next version at once find each other's; two versions never stand together.
    uniqueIndex('tension_assessment_one_draft')
      .on(t.threadId)
      .where(sql`${t.approvedAt} is null`),
    uniqueIndex('tension_assessment_one_stands')
      .on(t.threadId)
      .where(sql`${t.approvedAt} is not null and ${t.endedAt} is null`),
    index('tension_assessment_in_area').on(t.areaId, t.approvedAt),
    index('tension_assessment_standing')
      .on(t.areaId)
      .where(sql`${t.approvedAt} is not null and ${t.endedAt} is null`),
    index('tension_assessment_ended').on(t.endedAt),
    check('tension_assessment_category', oneOf(t.category, issueCategories)),
    check('tension_assessment_marking', oneOf(t.marking, markings)),
    check('tension_assessment_trend', oneOf(t.trend, trends)),
    check('tension_assessment_confidence', oneOf(t.confidence, confidences)),
    check('tension_assessment_outlook_7', oneOf(t.outlook7, trends)),
    check('tension_assessment_outlook_28', oneOf(t.outlook28, trends)),
    check('tension_assessment_spread', oneOf(t.spread, spreads)),
    check('tension_assessment_ending', oneOf(t.ending, assessmentEndings)),
    check('tension_assessment_named', sql`length(btrim(${t.issue})) between 1 and 120`),
    check('tension_assessment_days', sql`${t.coversTo} between ${t.coversFrom} and ${t.coversFrom} + 62`),
    check(
      'tension_assessment_whole',
      sql`(${t.askedAt} is null and ${t.approvedAt} is null) or (${t.level} is not null and coalesce(length(btrim(${t.rationale})), 0) > 0
        and ${t.experienced} is not null and ${t.evidenced} is not null and ${t.potential} is not null
        and coalesce(length(btrim(${t.facts})), 0) > 0 and ${t.trend} is not null and ${t.confidence} is not null
        and ${t.outlook7} is not null and ${t.outlook28} is not null and ${t.spread} is not null
        and ${t.validUntil} is not null)`,
    ),
    check('tension_assessment_approved', sql`(${t.approvedAt} is null) = (${t.approvedBy} is null)`),
    check(
      'tension_assessment_by_another',
      sql`${t.approvedBy} <> ${t.writtenBy} and ${t.approvedBy} <> all (${t.writers})`,
    ),
    check(
      'tension_assessment_expires',
      sql`${t.validUntil} > ${t.approvedAt} and ${t.validUntil} <= ${t.approvedAt} + interval '62 days'`,
    ),
    check(
      'tension_assessment_ended_how',
      sql`(${t.endedAt} is null) = (${t.ending} is null) and (${t.endedAt} is null) = (${t.endedBy} is null)
        and (${t.endedAt} is null or (${t.approvedAt} is not null and ${t.approvedAt} <= ${t.endedAt}))
        and (${t.ending} is null or ${t.ending} = 'replaced' or coalesce(length(btrim(${t.endedReason})), 0) > 0)`,
    ),
  ],
);
keeps(tensionAssessment, {
  purpose: 'tension',
  personal: ['written_by', 'writers', 'approved_by', 'ended_by'],
  retention: 'tension_assessment',
});

/** Which observations an assessment rests on, as long as they are kept. */
export const assessmentObservation = pgTable(
  'assessment_observation',
  {
    assessmentId: uuid('assessment_id')
      .$type<AssessmentId>()
      .notNull()
      .references(() => tensionAssessment.id, { onDelete: 'cascade' }),
    observationId: uuid('observation_id')
      .$type<ObservationId>()
      .notNull()
      .references(() => tensionObservation.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.assessmentId, t.observationId] }), index().on(t.observationId)],
);
keeps(assessmentObservation, { purpose: 'tension', personal: [], retention: 'tension_assessment' });

/** What an assessment could not answer, and whom it was put to. */
export const assessmentGap = pgTable(
  'assessment_gap',
  {
    id: uuid().$type<AssessmentGapId>().defaultRandom().primaryKey(),
    assessmentId: uuid('assessment_id')
      .$type<AssessmentId>()
      .notNull()
      .references(() => tensionAssessment.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    question: text().notNull(),
    askedOf: who('asked_of'),
    dueOn: plainDate('due_on'),
    plannedContactId: uuid('planned_contact_id')
      .$type<PlannedContactId>()
      .references(() => plannedContact.id, { onDelete: 'set null' }),
    askedAt: instant('asked_at'),
    askedBy: who('asked_by'),
    answer: text(),
    answeredAt: instant('answered_at'),
    answeredBy: who('answered_by'),
  },
  (t) => [
    unique().on(t.assessmentId, t.position),
    index().on(t.plannedContactId),
    check('assessment_gap_question', sql`length(btrim(${t.question})) between 1 and 300`),
    index('assessment_gap_of_officer')
      .on(t.askedOf)
      .where(sql`${t.answeredAt} is null`),
    check(
      'assessment_gap_asked',
      sql`(${t.askedAt} is null) = (${t.askedBy} is null) and (${t.askedAt} is null) = (${t.askedOf} is null)
        and (${t.askedAt} is null) = (${t.dueOn} is null)`,
    ),
    check(
      'assessment_gap_answered',
      sql`(${t.answeredAt} is null) = (${t.answeredBy} is null) and (${t.answeredAt} is null) = (${t.answer} is null)`,
    ),
  ],
);
keeps(assessmentGap, {
  purpose: 'tension',
  personal: ['asked_by', 'asked_of', 'answer', 'answered_by'],
  retention: 'tension_assessment',
});
