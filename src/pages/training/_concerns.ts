import { checkText, type Finding } from '#lib/guard/check.ts';
import { guardWords } from '#lib/guard/words.ts';

/** Something typed that does not belong in a booking: where, and what to do instead. */
export type Concern = { field: string; finding: Finding; words: string };

/** Text to look through, by its field. Names and phone numbers are asked for elsewhere and not looked at there. */
export type Texts = Record<string, string | null | undefined>;

/** Looks through everything that was typed freely. */
export const concernsIn = (texts: Texts): Concern[] =>
  Object.entries(texts).flatMap(([field, text]) =>
    checkText(text ?? '').map((finding) => ({ field, finding, words: guardWords[finding] })),
  );
