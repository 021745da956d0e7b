import { jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { keeps } from './keeping.ts';

/** Something people rate their confidence in, before and after. */
export type OutcomeItem = { code: string; text: string };
/** A made-up situation with answers, of which one is the best. */
export type ScenarioItem = {
  code: string;
  text: string;
  answers: { code: string; text: string }[];
  best: string;
  // Said with thanks once the answer is in, whatever it was.
  because: string;
};

/** The questions that are asked after a course; a changed set is a new row, so old answers keep their meaning. */
export const evaluationTemplate = pgTable('evaluation_template', {
  code: text().primaryKey(),
  label: text().notNull(),
  outcomes: jsonb().$type<OutcomeItem[]>().notNull(),
  scenarios: jsonb().$type<ScenarioItem[]>().notNull(),
});
keeps(evaluationTemplate, { purpose: 'evidence', personal: [], retention: { none: 'A list of questions.' } });
