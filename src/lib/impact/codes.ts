import { adviceAnswers, impactRows, impactTypes, reviewTriggers, weights } from '#db/schema/impact-terms.ts';

/** The closed lists in which impact is assessed, by what a form calls them. */
export const codes = {
  answer: adviceAnswers,
  row: impactRows,
  trigger: reviewTriggers,
  type: impactTypes,
  weight: weights,
} as const;
