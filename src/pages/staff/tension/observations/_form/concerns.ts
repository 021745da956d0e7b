import { atAreas, atPeople, type Look, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';

const told = ['words', 'effect'] as const;
// Places and newspapers have names like people's.
const named = ['placeWords', 'media'] as const;
type Values = Readonly<Record<(typeof told)[number] | (typeof named)[number], string>>;

const atNames: Look = (text) =>
  atPeople(text).map((one) => ({ ...one, mayStay: one.mayStay && one.finding !== 'phone number' }));

/**
 * Looks through what was typed about an area for what is about a person, or is a report for somebody else.
 *
 * @param places the names of areas, which a text may well say
 */
export function lookThroughObservation(values: Values, places: readonly string[]): LookedThrough {
  const textsOf = (fields: readonly (keyof Values)[]) =>
    Object.fromEntries(fields.map((field) => [field, values[field]]));
  const [said, names] = [lookThrough(textsOf(told), atAreas(places)), lookThrough(textsOf(named), atNames)];
  return {
    mistakes: { ...said.mistakes, ...names.mistakes },
    concerns: [...said.concerns, ...names.concerns],
  };
}
