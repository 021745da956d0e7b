import { levelIn, type Scale } from '../levels/scale.ts';
import { capacityWords, comparisonWords, expectationWords } from '../returns/words.ts';
import type { WeekReturn } from './returns-of.ts';

const isThere = (words: string | null): words is string => Boolean(words?.trim());
const sentence = (words: string) => (/[.?!…]$/.test(words.trim()) ? words.trim() : `${words.trim()}.`);

/** What somebody reported, as whom, in one line; none where they reported that there is nothing. */
export function reportedLine(one: WeekReturn): string[] {
  const felt = [
    one.compared && comparisonWords[one.compared],
    one.expected && expectationWords[one.expected],
    // The reason of an officer stands with their view of the level.
    one.levelView ? null : one.viewWords,
  ];
  const said = [one.experienced, one.evidenced, one.potential, one.coming, ...felt].filter(isThere);
  return said.length === 0 ? [] : [`${capacityWords[one.capacity]}: ${said.map(sentence).join(' ')}`];
}

/** That an officer sees the level higher or lower than the one they were shown, and why; none where they agree. */
export function otherwiseLine(
  { capacity, levelView, levelShown, viewWords }: WeekReturn,
  scale: Scale,
): string[] {
  if (levelShown === null || (levelView !== 'higher' && levelView !== 'lower')) return [];
  const shown = `${levelShown} ${levelIn(scale, levelShown).label}`;
  return [sentence(`${capacityWords[capacity]} sees it ${levelView} than ${shown}: ${viewWords ?? ''}`)];
}
