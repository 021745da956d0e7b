import type { StepRefusal } from '#lib/tension/assessments/approve.ts';
import type { EndRefusal } from '#lib/tension/assessments/end.ts';
import type { QuestionRefusal } from '#lib/tension/assessments/questions/steps.ts';
import { untilSentences } from '#lib/tension/assessments/words.ts';

/** What is said to whoever asks for approval, approves, sends back or throws away. */
export const stepSentences: Readonly<Record<StepRefusal, string>> = {
  ...untilSentences,
  'no such assessment': 'This assessment is not there any more',
  'changed meanwhile':
    'Somebody changed this draft since you opened it. Look at how it stands now, then try again',
  'approved already': 'This assessment is approved, and stays as it is. Renew it to write the next version',
  'not now': 'This assessment does not wait for this any more',
  'your own': 'You wrote this assessment, or a part of it: somebody else approves it',
  'something is missing': 'Something is missing. Open it for editing to see what',
};

/** What is said to whoever approves: the author, not they, enters another moment. */
export const approvalSentences: typeof stepSentences = {
  ...stepSentences,
  'over already': 'The moment until which it holds has passed. Send it back for a later one',
  'later than the scale allows':
    'The scale looks at this level again before it ends to hold. Send it back for an earlier moment',
};

export const endSentences: Readonly<Record<EndRefusal, string>> = {
  'no such assessment': 'This assessment is not there any more',
  'does not stand': 'This version does not stand any more: somebody ended it meanwhile',
  'a draft is open': 'Somebody is writing the next version. Finish or discard it first',
};

export const questionSentences: Readonly<Record<QuestionRefusal, string>> = {
  'no such question': 'This question is not there any more',
  'does not stand': 'The assessment that asks this does not stand: nobody needs the answer now',
  'answered already': 'Somebody answered this meanwhile. Open the question again to read it',
  'day has passed': 'Enter today or a later day',
};
