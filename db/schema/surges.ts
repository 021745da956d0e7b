import { sql } from 'drizzle-orm';
import {
  type AnyPgColumn,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { impactAssessment, type ImpactId } from './impact-assessments.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type SurgeId = Id<'surge'>;
export type SurgeDecisionId = Id<'surge_decision'>;

/** What it is after: the words of impact assessments, without an operation that is still planned, which is never public. */
export const surgeKinds = [
  'incident',
  'arrest_or_warrant',
  'protest_or_event',
  'trial_or_inquest',
  'national_or_international_event',
  'policy_change',
] as const;
export type SurgeKind = (typeof surgeKinds)[number];

/** What became of the impact assessment, or of the lesson, when a surge ended. */
export const surgeAnswers = ['done', 'begun', 'not_needed'] as const;
export type SurgeAnswer = (typeof surgeAnswers)[number];

/** The hours after an incident, in which several of the team ring round at once. What is published of it, and no more. */
export const surge = pgTable(
  'surge',
  {
    id: uuid().$type<SurgeId>().defaultRandom().primaryKey(),
    formToken: text('form_token').notNull().unique(),
    kind: text().$type<SurgeKind>().notNull(),
    // "Fire at the market hall"
    title: text().notNull(),
    publicWords: text('public_words').notNull(),
    // Who published it, and where.
    publishedBy: text('published_by').notNull(),
    happenedAt: instant('happened_at').notNull(),
    openedAt: instant('opened_at').notNull(),
    openedBy: who('opened_by').notNull(),
    runBy: who('run_by').notNull(),
    impactAssessmentId: uuid('impact_assessment_id')
      .$type<ImpactId>()
      .references(() => impactAssessment.id, { onDelete: 'set null' }),
    closedAt: instant('closed_at'),
    closedBy: who('closed_by'),
    closingWords: text('closing_words'),
    assessmentAnswer: text('assessment_answer').$type<SurgeAnswer>(),
    lessonAnswer: text('lesson_answer').$type<SurgeAnswer>(),
  },
  (t) => [
    check('surge_kind', oneOf(t.kind, surgeKinds)),
    check('surge_named', sql`length(btrim(${t.title})) between 1 and 120`),
    check('surge_public', sql`length(btrim(${t.publicWords})) between 1 and 2000`),
    check('surge_published', sql`length(btrim(${t.publishedBy})) between 1 and 200`),
    check('surge_happened', sql`${t.happenedAt} <= ${t.openedAt}`),
    check('surge_assessment_answer', oneOf(t.assessmentAnswer, surgeAnswers)),
    check('surge_lesson_answer', oneOf(t.lessonAnswer, surgeAnswers)),
    check(
      'surge_closed',
      sql`(${t.closedAt} is null and num_nonnulls(${t.closedBy}, ${t.closingWords}, ${t.assessmentAnswer}, ${t.lessonAnswer}) = 0)
        or (${t.closedAt} >= ${t.openedAt} and num_nulls(${t.closedBy}, ${t.closingWords}, ${t.assessmentAnswer}, ${t.lessonAnswer}) = 0
          and length(btrim(${t.closingWords})) between 1 and 600)`,
    ),
    index('surge_open')
      .on(t.openedAt)
      .where(sql`${t.closedAt} is null`),
    index('surge_by_opening').on(t.openedAt, t.id),
    index('surge_over').on(t.closedAt),
  ],
);
keeps(surge, {
  purpose: 'impact',
  personal: ['opened_by', 'run_by', 'closed_by', 'title', 'public_words', 'published_by', 'closing_words'],
  retention: 'surge',
});

/** Where it is felt: one area or several. */
export const surgeArea = pgTable(
  'surge_area',
  {
    surgeId: uuid('surge_id')
      .$type<SurgeId>()
      .notNull()
      .references(() => surge.id, { onDelete: 'cascade' }),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
  },
  (t) => [primaryKey({ columns: [t.surgeId, t.areaId] }), index().on(t.areaId)],
);
keeps(surgeArea, { purpose: 'impact', personal: [], retention: 'surge' });

/** A line of the decision log. It is never changed: what was wrong is put right by another that points at it. */
export const surgeDecision = pgTable(
  'surge_decision',
  {
    id: uuid().$type<SurgeDecisionId>().defaultRandom().primaryKey(),
    surgeId: uuid('surge_id')
      .$type<SurgeId>()
      .notNull()
      .references(() => surge.id, { onDelete: 'cascade' }),
    formToken: text('form_token').notNull().unique(),
    decision: text().notNull(),
    reason: text().notNull(),
    options: text(),
    correctsId: uuid('corrects_id')
      .$type<SurgeDecisionId>()
      .references((): AnyPgColumn => surgeDecision.id),
    decidedAt: instant('decided_at').notNull(),
    decidedBy: who('decided_by').notNull(),
  },
  (t) => [
    index('surge_decision_in_order').on(t.surgeId, t.decidedAt),
    // One correction of a line: whoever corrects it again corrects the correction.
    uniqueIndex('surge_decision_corrected').on(t.correctsId),
    check('surge_decision_words', sql`length(btrim(${t.decision})) between 1 and 600`),
    check('surge_decision_reason', sql`length(btrim(${t.reason})) between 1 and 600`),
    check('surge_decision_options', sql`length(btrim(${t.options})) between 1 and 600`),
  ],
);
keeps(surgeDecision, {
  purpose: 'impact',
  personal: ['decided_by', 'decision', 'reason', 'options'],
  retention: 'surge',
});

export const surgeDeeds = [
  'opened',
  'claimed',
  'gave_back',
  'rang',
  'moved',
  'added',
  'removed',
  'decided',
  'took_over',
  'linked',
  'closed',
] as const;
export type SurgeDeed = (typeof surgeDeeds)[number];

/** Each change of a surge, counted: the highest number is its version, by which open pages know that they are old. */
export const surgeChange = pgTable(
  'surge_change',
  {
    surgeId: uuid('surge_id').$type<SurgeId>().notNull(),
    sequence: integer().notNull(),
    deed: text().$type<SurgeDeed>().notNull(),
    at: instant().notNull(),
    by: who('by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.surgeId, t.sequence] }),
    foreignKey({ columns: [t.surgeId], foreignColumns: [surge.id] }).onDelete('cascade'),
    check('surge_change_deed', oneOf(t.deed, surgeDeeds)),
  ],
);
keeps(surgeChange, { purpose: 'impact', personal: ['by'], retention: 'surge' });
