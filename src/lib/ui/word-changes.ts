import { diffArrays } from 'diff';

/** Words that two versions share, that only the older has, or only the newer. */
export type Part = { kind: 'same' | 'gone' | 'new'; words: string };

const split = (text: string): string[] => text.match(/\S+\s*/g) ?? [];
const isSame = (one: string, other: string) => one.trim() === other.trim();

/** What changed from one text to another, word by word; a change of spaces and lines alone is none. */
export const wordChanges = (before: string, after: string): Part[] =>
  diffArrays(split(before), split(after), { comparator: isSame }).map(({ value, added, removed }) => ({
    kind: added ? 'new' : removed ? 'gone' : 'same',
    words: value.join(''),
  }));

/** The same for a table of two columns: what the older version says and what the newer does, each with its changes. */
export function changesBeside(before: string, after: string): { before: Part[]; after: Part[] } {
  const parts = wordChanges(before, after);
  const without = (kind: Part['kind']) => parts.filter((part) => part.kind !== kind);
  return { before: without('new'), after: without('gone') };
}
