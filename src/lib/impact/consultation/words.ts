import type { AdviceAnswer } from '#db/schema/impact-terms.ts';

/** What was made of advice. */
export const answerWords: Readonly<Record<AdviceAnswer, string>> = {
  accepted: 'Accepted',
  in_part: 'Accepted in part',
  not_accepted: 'Not accepted',
};
