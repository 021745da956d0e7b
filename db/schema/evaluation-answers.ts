import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
import { course, type CourseId } from './courses.ts';
import { evaluationTemplate } from './evaluations.ts';
import { sector } from './institutions.ts';
import { keeps } from './keeping.ts';
import { type SessionId, trainingSession } from './sessions.ts';

export type ResponseId = Id<'evaluation_response'>;

export const stages = ['end', 'three_months', 'six_months'] as const;
export type Stage = (typeof stages)[number];

const ofSession = () =>
  uuid('session_id')
    .$type<SessionId>()
    .notNull()
    .references(() => trainingSession.id);

/**
 * That a session's people were asked, and how many: so that a reply rate can be known without a list of names.
 * A link works until so many days after.
 */
export const evaluationRound = pgTable(
  'evaluation_round',
  {
    sessionId: ofSession(),
    stage: text().$type<Stage>().notNull(),
    templateCode: text('template_code')
      .notNull()
      .references(() => evaluationTemplate.code),
    askedAt: instant('asked_at').notNull(),
    asked: integer().notNull(),
    // How many were asked in each sector that is large enough to be said in an answer.
    sectors: jsonb()
      .$type<Readonly<Record<string, number>>>()
      .notNull()
      .default(sql`'{}'`),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.stage] }),
    check('evaluation_round_stage', oneOf(t.stage, stages)),
    check('evaluation_round_asked', sql`${t.asked} >= 0`),
  ],
);
keeps(evaluationRound, { purpose: 'evidence', personal: [], retention: { none: 'A count without people.' } });

/** A signed link that was used: its hash and nothing that leads to the answer or the person. */
export const evaluationSpent = pgTable('evaluation_spent', {
  tokenHash: bytes('token_hash').primaryKey(),
  spentOn: plainDate('spent_on').notNull(),
});
keeps(evaluationSpent, { purpose: 'evidence', personal: [], retention: 'evaluation' });

/** How sure somebody felt of an outcome, looking back to before the course, and now; one to five. */
export type Confidence = { outcome: string; before?: number; now?: number };
/** What somebody would do in a made-up situation. */
export type Choice = { scenario: string; answer: string };

/**
 * What somebody thought of a session. Nobody knows who: no name, no link, no hour. One row holds all of it, so
 * that a night's run can write rows anew, in another order (src/lib/training/evaluation/shuffle.ts).
 */
export const evaluationResponse = pgTable(
  'evaluation_response',
  {
    id: uuid().$type<ResponseId>().defaultRandom().primaryKey(),
    sessionId: ofSession(),
    stage: text().$type<Stage>().notNull(),
    templateCode: text('template_code')
      .notNull()
      .references(() => evaluationTemplate.code),
    sectorCode: text('sector_code').references(() => sector.code),
    answeredOn: plainDate('answered_on').notNull(),
    // One to five.
    useful: integer(),
    relevant: integer(),
    wellLed: integer('well_led'),
    recommend: integer(),
    confidence: jsonb().$type<readonly Confidence[]>().notNull(),
    scenarios: jsonb().$type<readonly Choice[]>().notNull(),
    // From a closed list: what has changed in practice.
    changes: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    comment: text(),
  },
  (t) => [
    index().on(t.sessionId, t.stage),
    index().on(t.answeredOn),
    check('evaluation_response_stage', oneOf(t.stage, stages)),
    check(
      'evaluation_response_scores',
      sql`${t.useful} between 1 and 5 and ${t.relevant} between 1 and 5
        and ${t.wellLed} between 1 and 5 and ${t.recommend} between 1 and 5`,
    ),
    check(
      'evaluation_response_confidence',
      sql`not ${t.confidence} @? '$[*].keyvalue() ? (@.key != "outcome" && (@.value < 1 || @.value > 5))'`,
    ),
  ],
);
keeps(evaluationResponse, { purpose: 'evidence', personal: ['comment'], retention: 'evaluation' });

/** What is left of answers that have gone: how often each thing was said, by course, sector and quarter. */
export const evaluationTotal = pgTable(
  'evaluation_total',
  {
    courseId: uuid('course_id')
      .$type<CourseId>()
      .notNull()
      .references(() => course.id),
    stage: text().$type<Stage>().notNull(),
    sectorCode: text('sector_code').references(() => sector.code),
    // The first day of the quarter in which the answers came.
    quarterOn: plainDate('quarter_on').notNull(),
    // 'replies', 'useful', 'before:not_refer', 'scenario:quiet' …, and what was answered to it.
    item: text().notNull(),
    value: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    unique('evaluation_total_once')
      .on(t.courseId, t.stage, t.sectorCode, t.quarterOn, t.item, t.value)
      .nullsNotDistinct(),
    check('evaluation_total_stage', oneOf(t.stage, stages)),
    check('evaluation_total_count', sql`${t.count} > 0`),
  ],
);
keeps(evaluationTotal, { purpose: 'evidence', personal: [], retention: { none: 'Totals without people.' } });
