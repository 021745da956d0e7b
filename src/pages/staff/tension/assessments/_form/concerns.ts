import { checkObservation, type ObservationFinding, observationWords } from '#lib/guard/observations.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../../../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly ObservationFinding[] = ['date of birth', 'vehicle', 'handle', 'phone number'];
const wordsOf: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };

/**
 * Looks through what was typed about an area for what is about a person, or is a report for somebody else.
 *
 * @param texts what was typed, by field; what was let stay before is left out by whoever asks
 * @param places the names of areas, which a text may well say
 * @returns mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads
 */
export function lookThroughWords(
  texts: Readonly<Record<string, string>>,
  places: readonly string[],
): { mistakes: Mistakes; concerns: Concern[] } {
  const found = Object.entries(texts).flatMap(([field, text]) =>
    checkObservation(text, places).map((finding) => ({ field, finding, words: wordsOf[finding] })),
  );
  const isBanned = ({ finding }: { finding: ObservationFinding }) => banned.includes(finding);
  return {
    mistakes: Object.fromEntries(found.filter(isBanned).map(({ field, words }) => [field, words])),
    // Of several in one box the gravest is said beside it: the last that is told counts.
    concerns: found.filter((one) => !isBanned(one)).reverse(),
  };
}

/** The boxes among some that say something else than before. */
export const changedTexts = <Name extends string>(
  names: readonly Name[],
  values: Readonly<Record<Name, string>>,
  before: Readonly<Record<Name, string>> | null,
): Record<string, string> =>
  Object.fromEntries(
    names.filter((name) => values[name] !== before?.[name]).map((name) => [name, values[name]]),
  );
