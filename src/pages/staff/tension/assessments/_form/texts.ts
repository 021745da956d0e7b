import type { Needed } from '#lib/tension/assessments/missing.ts';
import type { AssessmentWords } from '#lib/tension/assessments/given.ts';

type Kept = {
  [Field in keyof AssessmentWords]: string | null extends AssessmentWords[Field] ? Field : never;
};

/** The boxes that take words, how many letters each takes, and what it is called in the middle of a sentence. */
export const texts = {
  experiencedWords: [1000, 'what people feel'],
  evidencedWords: [1000, 'what happened'],
  potentialWords: [1000, 'what is coming'],
  facts: [3000, 'what we know'],
  view: [2000, 'our view'],
  rationale: [1500, 'why this level'],
  outlook7Words: [600, 'the outlook for 7 days'],
  outlook28Words: [600, 'the outlook for 28 days'],
  mitigation: [1500, 'what is done about it'],
} as const satisfies Partial<Record<keyof Kept, readonly [number, string]>>;
export type TextField = keyof typeof texts;
export const textFields = Object.keys(texts) as TextField[];

/** What to do about what is missing, said where it is missing. */
export const missingWords: Readonly<Record<Needed, string>> = {
  experienced: 'Score what people experience, from 1 to 5',
  experiencedWords: 'Say what people feel that the score rests on',
  evidenced: 'Score what is evidenced, from 1 to 5',
  evidencedWords: 'Say what happened that the score rests on',
  potential: 'Score what may come, from 1 to 5',
  potentialWords: 'Say what is coming that the score rests on',
  facts: 'Enter what we know',
  view: 'Enter our view, apart from what we know',
  level: 'Choose the overall level: nothing reckons it for you',
  rationale: 'Say why you set this level and not the one beside it',
  trend: 'Choose whether it is rising, steady or falling',
  confidence: 'Choose how sure you are',
  spread: 'Choose how far it reaches',
  outlook7: 'Choose what the next 7 days bring',
  outlook7Words: 'Say why, for the next 7 days',
  outlook28: 'Choose what the next 28 days bring',
  outlook28Words: 'Say why, for the next 28 days',
  mitigation: 'Say what is done about it, even where it is only the usual',
};
