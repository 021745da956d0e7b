import type { AssessmentWords } from './given.ts';

/** What somebody who approves must find filled in, in the order of the form. How long it holds follows from the level. */
export const needed = [
  'experienced',
  'experiencedWords',
  'evidenced',
  'evidencedWords',
  'potential',
  'potentialWords',
  'facts',
  'view',
  'level',
  'rationale',
  'trend',
  'confidence',
  'spread',
  'outlook7',
  'outlook7Words',
  'outlook28',
  'outlook28Words',
  'mitigation',
] as const satisfies (keyof AssessmentWords)[];
export type Needed = (typeof needed)[number];

const isBlank = (value: unknown): boolean => value === null || String(value).trim() === '';

/** What a draft still lacks before somebody else can approve it. */
export const missingIn = (draft: Pick<AssessmentWords, Needed>): Needed[] =>
  needed.filter((field) => isBlank(draft[field]));
