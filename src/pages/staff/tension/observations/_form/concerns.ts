import { checkText } from '#lib/guard/check.ts';
import { checkObservation, type ObservationFinding, observationWords } from '#lib/guard/observations.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../../../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly ObservationFinding[] = ['date of birth', 'vehicle', 'handle', 'phone number'];
const wordsOf: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };
const told = ['words', 'effect'] as const;
// Places and newspapers have names like people's.
const named = ['placeWords', 'media'] as const;
type Values = Readonly<Record<(typeof told)[number] | (typeof named)[number], string>>;

/**
 * Looks through what was typed about an area for what is about a person, or is a report for somebody else.
 *
 * @param places the names of areas, which a text may well say
 * @returns mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads
 */
export function lookThroughObservation(
  values: Values,
  places: readonly string[],
): { mistakes: Mistakes; concerns: Concern[] } {
  const found = [
    ...told.map((field) => ({ field, findings: checkObservation(values[field], places) })),
    ...named.map((field) => ({ field, findings: checkText(values[field]) })),
  ].flatMap(({ field, findings }) =>
    findings.map((finding) => ({ field, finding, words: wordsOf[finding] })),
  );
  const isBanned = ({ finding }: { finding: ObservationFinding }) => banned.includes(finding);
  return {
    mistakes: Object.fromEntries(found.filter(isBanned).map(({ field, words }) => [field, words])),
    // Of several in one box the gravest is said beside it: the last that is told counts.
    concerns: found.filter((one) => !isBanned(one)).reverse(),
  };
}
