import { checkObservation, type ObservationFinding, observationWords } from '#lib/guard/observations.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../../../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly ObservationFinding[] = ['date of birth', 'vehicle', 'handle', 'phone number'];
const wordsOf: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };
const told = ['experienced', 'evidenced', 'potential', 'coming', 'viewWords'] as const;

export type Told = Readonly<Record<(typeof told)[number], string>>;
/** Mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads. */
export type Seen = { mistakes: Mistakes; concerns: Concern[] };

/**
 * Looks through a return for what is about a person, or is a report for somebody else.
 *
 * @param places the names of areas, which a text may well say
 */
export function lookThroughReturn(values: Told, places: readonly string[]): Seen {
  const found = told
    .flatMap((field) => checkObservation(values[field], places).map((finding) => ({ field, finding })))
    .map((one) => ({ ...one, words: wordsOf[one.finding] }));
  const isBanned = ({ finding }: { finding: ObservationFinding }) => banned.includes(finding);
  return {
    mistakes: Object.fromEntries(found.filter(isBanned).map(({ field, words }) => [field, words])),
    // Of several in one box the gravest is said beside it: the last that is told counts.
    concerns: found.filter((one) => !isBanned(one)).reverse(),
  };
}
