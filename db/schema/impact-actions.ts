import { sql } from 'drizzle-orm';
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant, oneOf, plainDate } from './columns.ts';
import { impactAssessment, type ImpactId } from './impact-assessments.ts';
import { type ActionEnding, actionEndings, type AdviceAnswer, adviceAnswers } from './impact-terms.ts';
import { keeps } from './keeping.ts';
import { who } from './officers.ts';

export type ImpactActionId = Id<'impact_action'>;
export type ImpactAdviceId = Id<'impact_advice'>;

const ofAssessment = () =>
  uuid('assessment_id')
    .$type<ImpactId>()
    .notNull()
    .references(() => impactAssessment.id, { onDelete: 'cascade' });

/** Something to be done because of an assessment, by an officer or by an organisation, until a day. */
export const impactAction = pgTable(
  'impact_action',
  {
    id: uuid().$type<ImpactActionId>().defaultRandom().primaryKey(),
    assessmentId: ofAssessment(),
    what: text().notNull(),
    ownerId: who('owner_id'),
    organisation: text(),
    dueOn: plainDate('due_on').notNull(),
    addedAt: instant('added_at').notNull(),
    addedBy: who('added_by').notNull(),
    endedAt: instant('ended_at'),
    ending: text().$type<ActionEnding>(),
    endedBy: who('ended_by'),
    endedWords: text('ended_words'),
  },
  (t) => [
    index('impact_action_of').on(t.assessmentId, t.dueOn),
    index('impact_action_of_owner')
      .on(t.ownerId, t.dueOn)
      .where(sql`${t.endedAt} is null`),
    check('impact_action_said', sql`length(btrim(${t.what})) between 1 and 300`),
    check('impact_action_owned', sql`num_nonnulls(${t.ownerId}, nullif(btrim(${t.organisation}), '')) = 1`),
    check('impact_action_ending', oneOf(t.ending, actionEndings)),
    check(
      'impact_action_ended',
      sql`(${t.endedAt} is null) = (${t.ending} is null) and (${t.endedAt} is null) = (${t.endedBy} is null)
        and (${t.ending} is distinct from 'cancelled' or coalesce(length(btrim(${t.endedWords})), 0) > 0)`,
    ),
  ],
);
keeps(impactAction, {
  purpose: 'impact',
  personal: ['owner_id', 'added_by', 'ended_by'],
  retention: 'impact_assessment',
});

/** Advice that a body gave together, never a member of it alone, and what was made of it. */
export const impactAdvice = pgTable(
  'impact_advice',
  {
    id: uuid().$type<ImpactAdviceId>().defaultRandom().primaryKey(),
    assessmentId: ofAssessment(),
    body: text().notNull(),
    givenOn: plainDate('given_on').notNull(),
    advice: text().notNull(),
    recordedAt: instant('recorded_at').notNull(),
    recordedBy: who('recorded_by').notNull(),
    answer: text().$type<AdviceAnswer>(),
    reason: text(),
    answeredAt: instant('answered_at'),
    answeredBy: who('answered_by'),
  },
  (t) => [
    index('impact_advice_of').on(t.assessmentId, t.givenOn),
    check('impact_advice_body', sql`length(btrim(${t.body})) between 1 and 120`),
    check('impact_advice_said', sql`length(btrim(${t.advice})) between 1 and 2000`),
    check('impact_advice_answer', oneOf(t.answer, adviceAnswers)),
    check(
      'impact_advice_answered',
      sql`(${t.answer} is null) = (${t.answeredAt} is null) and (${t.answer} is null) = (${t.answeredBy} is null)
        and (${t.answer} is null) = (coalesce(length(btrim(${t.reason})), 0) = 0)`,
    ),
  ],
);
keeps(impactAdvice, {
  purpose: 'impact',
  personal: ['recorded_by', 'answered_by'],
  retention: 'impact_assessment',
});
