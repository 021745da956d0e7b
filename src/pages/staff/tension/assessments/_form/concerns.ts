import { atAreas, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';

/**
 * Looks through what was typed about an area for what is about a person, or is a report for somebody else.
 *
 * @param texts what was typed, by field; what was let stay before is left out by whoever asks
 * @param places the names of areas, which a text may well say
 */
export const lookThroughWords = (
  texts: Readonly<Record<string, string>>,
  places: readonly string[],
): LookedThrough => lookThrough(texts, atAreas(places));

/** The boxes among some that say something else than before. */
export const changedTexts = <Name extends string>(
  names: readonly Name[],
  values: Readonly<Record<Name, string>>,
  before: Readonly<Record<Name, string>> | null,
): Record<string, string> =>
  Object.fromEntries(
    names.filter((name) => values[name] !== before?.[name]).map((name) => [name, values[name]]),
  );
