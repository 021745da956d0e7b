import { date, shortDay, time } from '#lib/dates.ts';
import type { Shown } from '#lib/tension/dashboard/level-weeks.ts';
import type { Week } from '#lib/tension/dashboard/weeks.ts';

/** How a list of words counts districts: "1 district", "45 districts" */
export const districtsCounted = (count: number): string =>
  count === 1 ? '1 district' : `${count} districts`;

/** "9am, Monday 12 October 2026" as the moment of a week that is behind, or the minute it is. */
export const shownAt = ({ at }: Week): string => `${time(at)}, ${date(at)}`;

/** A week in the list of weeks: "Mon 12 Oct 2026", or "Now" */
export const weekWords = ({ at, monday }: Week): string =>
  monday === null ? 'Now' : `${shortDay(at)} ${monday.year}`;

/** The class that fills something with what it shows. */
export const fillOf = (shown: Shown): string =>
  typeof shown === 'number' ? `level-${shown}` : shown === 'old' ? 'level-old' : 'level-none';
