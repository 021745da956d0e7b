import { checkText, type Finding } from '#lib/guard/check.ts';
import { checkOperations, operationWords } from '#lib/guard/operations.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly Finding[] = ['date of birth', 'vehicle', 'handle'];

/**
 * Looks through what was typed about communications, or learned from them.
 *
 * @returns mistakes that cannot stay, what tells of a planned action first among them, and concerns that may stay with
 * a reason, which a supervisor reads
 */
export function lookThroughComms(texts: Readonly<Record<string, string | null | undefined>>): {
  mistakes: Mistakes;
  concerns: Concern[];
} {
  const all = Object.entries(texts).map(([field, text]) => ({ field, text: text ?? '' }));
  const persons = all.flatMap(({ field, text }) =>
    checkText(text).map((finding) => ({ field, finding, words: guardWords[finding] })),
  );
  const planned = all.flatMap(({ field, text }) =>
    checkOperations(text).map((finding) => ({ field, finding, words: operationWords[finding] })),
  );
  const isBanned = ({ finding }: { finding: Finding }) => banned.includes(finding);
  const mistakes = [...persons.filter(isBanned), ...planned.toReversed()];
  return {
    mistakes: Object.fromEntries(mistakes.map(({ field, words }) => [field, words])),
    concerns: persons.filter((one) => !isBanned(one)),
  };
}
