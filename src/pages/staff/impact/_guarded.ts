import { atAreas, type Look, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';
import { namesGroup, refusedIn } from '#lib/impact/assessments/refused-words.ts';

const byPlace =
  'This names a group of people. Describe a community by place or shared interest: who lives, works, learns, worships or shops where.';

const atRefused: Look = (text) => {
  const words = refusedIn(text);
  return words ? [{ finding: 'words with no place here', words, mayStay: false }] : [];
};

/**
 * Looks through what was written of an area for words that have no place here, what is about a person, and what
 * belongs elsewhere.
 *
 * @param places the names of areas, which a text may well say
 * @param byInterest boxes in which a community is described
 */
export function lookThroughImpact(
  texts: Readonly<Record<string, string>>,
  places: readonly string[],
  byInterest: readonly string[] = ['communities'],
): LookedThrough {
  const named = places.filter((name) => name.includes(' '));
  const { mistakes, concerns } = lookThrough(texts, atRefused, atAreas(named));
  const labels = byInterest
    .filter((field) => namesGroup(texts[field] ?? ''))
    .map((field) => ({ field, finding: 'a group of people', words: byPlace }));
  return { mistakes, concerns: [...concerns, ...labels] };
}
