import type { ListedImport } from '#lib/newsletters/imports/find.ts';
import { peopleWords } from '../../_words.ts';

/** What was just done with a list, as a banner says it. */
export function newsOf(done: string | null, { fine, isProven }: ListedImport): string | null {
  if (done === 'undone') return 'The list was taken back. Whoever confirmed since by their own link stays';
  if (done !== 'written') return null;
  return isProven
    ? `${peopleWords(fine)} taken in. They get the next newsletter that fits them`
    : `${peopleWords(fine)} asked by email to confirm. Nothing more comes until they do`;
}
