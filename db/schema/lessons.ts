import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { area, type AreaId } from './areas.ts';
import { type Id, instant, oneOf } from './columns.ts';
import { keeps } from './keeping.ts';
import { type IssueCategory, issueCategories } from './observations.ts';
import { severalOfficers, who } from './officers.ts';

export type LessonId = Id<'lesson'>;

export const lessonSources = [
  'impact_assessment',
  'event',
  'surge',
  'comms_plan',
  'exercise',
  'other',
] as const;
/** After what a lesson was learned. */
export type LessonSource = (typeof lessonSources)[number];

export const lessonThemes = [
  'first_hours',
  'listening',
  'communication',
  'working_together',
  'reassurance',
  'information',
  'our_people',
  'planning',
] as const;
export type LessonTheme = (typeof lessonThemes)[number];

export const lessonDecisions = ['accepted', 'rejected'] as const;
export type LessonDecision = (typeof lessonDecisions)[number];

/** What we learned and what we will do from now on, once somebody else than its author accepted it. */
export const lesson = pgTable(
  'lesson',
  {
    id: uuid().$type<LessonId>().defaultRandom().primaryKey(),
    areaId: uuid('area_id')
      .$type<AreaId>()
      .notNull()
      .references(() => area.id),
    source: text().$type<LessonSource>().notNull(),
    // The record that it comes from, where there is one; it may go before the lesson does.
    sourceId: uuid('source_id'),
    theme: text().$type<LessonTheme>().notNull(),
    category: text().$type<IssueCategory>().notNull(),
    words: text().notNull(),
    willDo: text('will_do').notNull(),
    writtenAt: instant('written_at').notNull(),
    // Whoever wrote in it: none of them decides on it.
    writers: severalOfficers(),
    decision: text().$type<LessonDecision>(),
    decidedAt: instant('decided_at'),
    decidedBy: who('decided_by'),
    decisionReason: text('decision_reason'),
    sequence: integer().notNull().default(0),
  },
  (t) => [
    index('lesson_in_area').on(t.areaId, t.writtenAt),
    index('lesson_accepted')
      .on(t.category, t.areaId)
      .where(sql`${t.decision} = 'accepted'`),
    index('lesson_from').on(t.source, t.sourceId),
    check('lesson_source', oneOf(t.source, lessonSources)),
    check('lesson_theme', oneOf(t.theme, lessonThemes)),
    check('lesson_category', oneOf(t.category, issueCategories)),
    check('lesson_words', sql`length(btrim(${t.words})) between 1 and 1000`),
    check('lesson_will_do', sql`length(btrim(${t.willDo})) between 1 and 1000`),
    check('lesson_written', sql`cardinality(${t.writers}) > 0`),
    check('lesson_decision', oneOf(t.decision, lessonDecisions)),
    check(
      'lesson_decided',
      sql`(${t.decision} is null) = (${t.decidedAt} is null) and (${t.decision} is null) = (${t.decidedBy} is null)
        and (${t.decision} is null) = (${t.decisionReason} is null)`,
    ),
    check('lesson_reason', sql`length(btrim(${t.decisionReason})) between 1 and 500`),
    check('lesson_by_another', sql`${t.decidedBy} <> all (${t.writers})`),
  ],
);
keeps(lesson, { purpose: 'impact', personal: ['writers', 'decided_by'], retention: 'lesson' });
