import { atAreas, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';

const told = ['experienced', 'evidenced', 'potential', 'coming', 'viewWords'] as const;

export type Told = Readonly<Record<(typeof told)[number], string>>;

/**
 * Looks through a return for what is about a person, or is a report for somebody else.
 *
 * @param places the names of areas, which a text may well say
 */
export const lookThroughReturn = (values: Told, places: readonly string[]): LookedThrough =>
  lookThrough(Object.fromEntries(told.map((field) => [field, values[field]])), atAreas(places));
