import { z } from 'astro/zod';
import type { FoundLesson } from '#lib/impact/lessons/find.ts';
import { longest, sources, sourceWords, themes, themeWords } from '#lib/impact/lessons/words.ts';
import { codes } from '#lib/tension/observations/codes.ts';
import { categoryWords } from '#lib/tension/observations/words.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { checkedWords } from '../comms/_checked.ts';

/** What was learned, as it is asked for when it is recorded and when it is edited. */
export const lessonFields = {
  theme: z.enum(themes as [(typeof themes)[number]], { error: 'Choose what it is about' }),
  category: z.enum(codes.category, { error: 'Choose the issue' }),
  words: checkedWords(paragraphs('what we learned', longest.words)),
  willDo: checkedWords(paragraphs('what we will do', longest.willDo)),
};

const optionsOf = <Code extends string>(all: readonly Code[], words: Readonly<Record<Code, string>>) => [
  { value: '', text: 'Choose one' },
  ...all.map((value) => ({ value: value as string, text: words[value] })),
];

/** What the boxes of the form offer. */
export const lessonOptions = {
  theme: optionsOf(themes, themeWords),
  category: optionsOf(codes.category, categoryWords),
  source: optionsOf(sources, sourceWords),
};
/** A lesson as its fields show it. */
export const shownLesson = ({ lesson: { theme, category, words, willDo, sequence } }: FoundLesson) => ({
  ...{ theme, category, words, willDo, sequence: String(sequence) },
});
