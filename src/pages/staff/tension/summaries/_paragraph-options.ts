import { outputWords, sectionWords } from '#lib/tension/summaries/words.ts';

/** The parts of a summary, to choose from. */
export const sectionOptions = Object.entries(sectionWords).map(([value, text]) => ({ value, text }));

/** Who may read a paragraph, to choose from. */
export const sharingOptions = Object.entries(outputWords).map(([value, text]) => ({ value, text }));

/** What can be done to a paragraph by a press. */
export const paragraphDeeds = [
  { deed: 'up', text: 'Up' },
  { deed: 'down', text: 'Down' },
  { deed: 'remove', text: 'Take out' },
] as const;

/** How many lines a box for some words begins with. */
export const linesFor = (words: string): number => Math.min(12, Math.max(2, Math.ceil(words.length / 60)));
