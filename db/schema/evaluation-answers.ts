import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, type Id, instant, oneOf, plainDate } from './columns.ts';
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

/** That a session's people were asked, and how many: so that a reply rate can be known without a list of names. */
export const evaluationRound = pgTable(
  'evaluation_round',
  {
    sessionId: ofSession(),
    stage: text().$type<Stage>().notNull(),
    askedAt: instant('asked_at').notNull(),
    asked: integer().notNull(),
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

/** What somebody thought of a session. Nobody knows who: no name, no link, no hour. */
export const evaluationResponse = pgTable(
  'evaluation_response',
  {
    id: uuid().$type<ResponseId>().defaultRandom().primaryKey(),
    sessionId: ofSession(),
    stage: text().$type<Stage>().notNull(),
    templateCode: text('template_code').notNull(),
    sectorCode: text('sector_code').references(() => sector.code),
    answeredOn: plainDate('answered_on').notNull(),
    // One to five: useful, relevant to my work, well led, would recommend.
    useful: integer(),
    relevant: integer(),
    wellLed: integer('well_led'),
    recommend: integer(),
    // From a closed list: what has changed in practice.
    changes: text()
      .array()
      .notNull()
      .default(sql`'{}'`),
    comment: text(),
  },
  (t) => [
    index().on(t.sessionId, t.stage),
    check('evaluation_response_stage', oneOf(t.stage, stages)),
    check(
      'evaluation_response_scores',
      sql`${t.useful} between 1 and 5 and ${t.relevant} between 1 and 5
        and ${t.wellLed} between 1 and 5 and ${t.recommend} between 1 and 5`,
    ),
  ],
);
keeps(evaluationResponse, { purpose: 'evidence', personal: ['comment'], retention: 'evaluation' });

const ofResponse = () =>
  uuid('response_id')
    .$type<ResponseId>()
    .notNull()
    .references(() => evaluationResponse.id, { onDelete: 'cascade' });

/** How sure somebody felt, looking back to before and now; one to five. */
export const evaluationConfidence = pgTable(
  'evaluation_confidence',
  {
    responseId: ofResponse(),
    outcomeCode: text('outcome_code').notNull(),
    before: integer(),
    now: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.responseId, t.outcomeCode] }),
    check('evaluation_confidence_scores', sql`${t.before} between 1 and 5 and ${t.now} between 1 and 5`),
  ],
);
keeps(evaluationConfidence, { purpose: 'evidence', personal: [], retention: 'evaluation' });

/** What somebody would do in a made-up situation. */
export const evaluationScenario = pgTable(
  'evaluation_scenario',
  {
    responseId: ofResponse(),
    scenarioCode: text('scenario_code').notNull(),
    answerCode: text('answer_code').notNull(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.scenarioCode] })],
);
keeps(evaluationScenario, { purpose: 'evidence', personal: [], retention: 'evaluation' });
