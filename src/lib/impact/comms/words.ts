import type { WordingKind } from '#db/schema/comms-wordings.ts';

/** Each kind of wording: what one is called, what many are, and what its two fields are called. */
export const kindWords: Readonly<
  Record<WordingKind, { one: string; many: string; question: string | null; words: string }>
> = {
  holding_line: { one: 'Line to use', many: 'Lines to use', question: null, words: 'The line' },
  question: {
    one: 'Question and answer',
    many: 'Questions and answers',
    question: 'The question',
    words: 'The answer',
  },
  rumour: { one: 'Rumour and fact', many: 'Rumours and facts', question: 'The rumour', words: 'The fact' },
  not_said: {
    one: 'What we will not say',
    many: 'What we will not say',
    question: null,
    words: 'What we will not say, and who speaks of it',
  },
};

/** The kinds of wording, in the order in which a plan shows them. */
export const kinds = Object.keys(kindWords) as readonly WordingKind[];

/** How many letters each may have. */
export const longest = {
  title: 120,
  purpose: 1000,
  question: 300,
  words: 1500,
  where: 200,
  reason: 500,
} as const;
