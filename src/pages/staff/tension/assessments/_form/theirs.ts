import { fieldWords } from '#lib/tension/assessments/words.ts';
import { type AssessmentValues, gapNames } from './form.ts';

/** A box in which a colleague saved something else than was typed. */
export type Theirs = { name: string; saved: string };

const labels: Readonly<Record<string, string>> = {
  ...fieldWords,
  ...Object.fromEntries(gapNames.map((name, index) => [name, `Question ${index + 1}`])),
};

/** What a colleague saved meanwhile, where it differs from what was typed, in the order of the form. */
export const savedMeanwhile = (typed: AssessmentValues, saved: AssessmentValues): Theirs[] =>
  Object.entries(labels).flatMap(([field, name]) => {
    const [one, other] = [typed, saved].map((values) => String(values[field as 'issue'] ?? '').trim());
    return one === other ? [] : [{ name, saved: other || 'Nothing' }];
  });
