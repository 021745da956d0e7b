import { alikeWords } from './alike-words.ts';

/** Fewer letters than this are looked for as a whole word: every other name begins with them. */
const shortestBeginning = 3;

const quoted = (word: string): string => `'${word.replace(/['\\]/g, '')}'`;

/**
 * What the index is asked: every word, as a whole or as a beginning, in any of its spellings.
 *
 * @param near for each word, words of names that are nearly spelt so
 * @returns text of a `tsquery`; null when there is nothing to ask for
 */
export function questionOf(
  words: readonly string[],
  near: ReadonlyMap<string, readonly string[]> = new Map(),
): string | null {
  if (!words.some((word) => word.length >= 2)) return null;
  return words
    .map((word) => {
      const [, ...others] = alikeWords(word);
      const beginning = word.length >= shortestBeginning ? `${quoted(word)}:*` : quoted(word);
      return `(${[beginning, ...others.map(quoted), ...(near.get(word) ?? []).map(quoted)].join('|')})`;
    })
    .join('&');
}
