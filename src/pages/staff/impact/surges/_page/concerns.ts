import { atAreas, atPlans, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';

// Somebody who rings round says when things happened; that anything is still to happen is not for this page.
const notPublic = atPlans(['operation name', 'address', 'planned action']);

/**
 * Looks through words about an incident for what was never made public, and for what is about a person.
 *
 * @param places names that the text may well say and that look like names of people: institutions, areas
 */
export const lookThroughIncident = (
  texts: Readonly<Record<string, string>>,
  places: readonly string[] = [],
): LookedThrough => lookThrough(texts, notPublic, atAreas(places));
