import { checkText, type Finding } from './check.ts';
import { checkObservation, type ObservationFinding, observationWords } from './observations.ts';
import { checkOperations, type OperationFinding, operationWords } from './operations.ts';
import { guardWords } from './words.ts';

/** Something in a text that does not belong there, and whether a reason can make a place for it. */
export type Found = { finding: string; words: string; mayStay: boolean };

/** Looks at one text; the gravest of what it finds comes first. */
export type Look = (text: string) => readonly Found[];

/** Something typed into a box past which there is a way with a reason, which a supervisor reads. */
export type Concern = { field: string; finding: string; words: string };

/** What was found in a form, box by box: what cannot stay, and what may with a reason. */
export type LookedThrough = { mistakes: Record<string, string>; concerns: Concern[] };

type Texts = Readonly<Record<string, string | null | undefined>>;

/**
 * Looks through what was typed freely in a form.
 *
 * Of several findings in one box the gravest is said beside it: looks that are given first are the graver ones.
 */
export function lookThrough(texts: Texts, ...looks: readonly Look[]): LookedThrough {
  const found = Object.entries(texts).flatMap(([field, text]) =>
    looks
      .flatMap((look) => look(text ?? ''))
      // The last that is said of a box is the one that stands beside it.
      .toReversed()
      .map((one) => ({ field, ...one })),
  );
  return {
    mistakes: Object.fromEntries(
      found.filter(({ mayStay }) => !mayStay).map(({ field, words }) => [field, words]),
    ),
    concerns: found
      .filter(({ mayStay }) => mayStay)
      .map(({ field, finding, words }) => ({ field, finding, words })),
  };
}

// Never needed of anybody: no reason makes a place for them.
const never: readonly Finding[] = ['date of birth', 'vehicle', 'handle'];

/** Looks for what no text of ours may hold about a person. */
export const atPeople: Look = (text) =>
  checkText(text).map((finding) => ({
    finding,
    words: guardWords[finding],
    mayStay: !never.includes(finding),
  }));

const ofAreas: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };
const neverOfAreas: readonly ObservationFinding[] = [...never, 'phone number'];

/**
 * Looks for what a text about an area may not hold: anybody at all, and what is a report for somebody else.
 *
 * @param places names that it may well say, and that look like names of people
 */
export const atAreas =
  (places: readonly string[] = []): Look =>
  (text) =>
    checkObservation(text, places).map((finding) => ({
      finding,
      words: ofAreas[finding],
      mayStay: !neverOfAreas.includes(finding),
    }));

/** Looks for what tells of a planned action. There is no way past it. */
export const atPlans =
  (kinds?: readonly OperationFinding[]): Look =>
  (text) =>
    checkOperations(text, kinds).map((finding) => ({
      finding,
      words: operationWords[finding],
      mayStay: false,
    }));
