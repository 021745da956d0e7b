import type { StepRefusal } from '#lib/tension/assessments/approve.ts';
import type { AssessmentGiven } from '#lib/tension/assessments/given.ts';
import { missingIn } from '#lib/tension/assessments/missing.ts';
import type { PeriodRefusal } from '#lib/tension/assessments/period.ts';
import { periodSentences, untilSentences } from '#lib/tension/assessments/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { stepSentences } from '../_refusals.ts';
import { missingWords } from './texts.ts';

/** Why nothing was saved, or why it was saved and no more. */
export const saveRefusals = {
  saved: 'Your words are saved as a draft. It was not sent for approval: see what is missing above.',
  'changed meanwhile':
    'A colleague saved this draft after you opened it. Your words still stand in the form below, and nothing of theirs was lost. Read what they saved, bring the two together, and save again.',
  'no such assessment':
    'This draft is not there any more: somebody discarded it. Copy your words from below.',
  'approved already':
    'This version was approved meanwhile, and stays as it is. Copy your words from below, then renew the assessment to write the next version.',
} as const;

export const saveMistakes: Readonly<Record<PeriodRefusal, Mistakes>> = {
  'ends before it begins': { to: periodSentences['ends before it begins'] },
  'not over yet': { to: periodSentences['not over yet'] },
  'too long': { from: periodSentences['too long'] },
};

/** What keeps a saved draft from being sent for approval, each said where it is mended. */
export function askMistakes(reason: StepRefusal, given: AssessmentGiven): Mistakes {
  if (reason === 'something is missing')
    return Object.fromEntries(missingIn(given).map((field) => [field, missingWords[field]]));
  if (reason === 'over already' || reason === 'later than the scale allows')
    return { until: untilSentences[reason] };
  return { issue: stepSentences[reason] };
}
