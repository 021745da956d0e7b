import { ukDay } from '#lib/dates.ts';
import type { AreaLevel } from '../levels/area-levels.ts';
import { levelIn, type Scale } from '../levels/scale.ts';
import { trendWord } from '../levels/trends.ts';
import type { Shown } from './level-weeks.ts';

/** What an area shows: its level as long as it holds. */
export const shownOf = (level: AreaLevel): Shown =>
  level.state === 'no information' ? 'none' : level.state === 'out of date' ? 'old' : level.level;

/** How many days old an assessment is. */
export const ageInDays = (setAt: Temporal.Instant, at: Temporal.Instant): number =>
  ukDay(setAt).until(ukDay(at)).days;

/** "today", "1 day", "9 days" */
export const ageWords = (days: number): string =>
  days === 0 ? 'today' : days === 1 ? '1 day' : `${days} days`;

/** "High", "Out of date", "No information" */
export const shownWords = (scale: Scale, shown: Shown): string =>
  shown === 'old' ? 'Out of date' : shown === 'none' ? 'No information' : levelIn(scale, shown).label;

/** "4 High, rising, 1 day old", "Out of date, was 2, 19 days old", "No information" */
export function levelWords(scale: Scale, level: AreaLevel, at: Temporal.Instant): string {
  if (level.state === 'no information') return 'No information';
  const days = ageInDays(level.setAt, at);
  const age = days === 0 ? 'set today' : `${ageWords(days)} old`;
  if (level.state === 'out of date') return `Out of date, was ${level.level}, ${age}`;
  return `${level.level} ${levelIn(scale, level.level).label}, ${trendWord(level.trend)}, ${age}`;
}
