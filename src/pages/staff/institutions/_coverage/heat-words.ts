import { figure } from '#lib/figures.ts';
import { daysWords } from '#lib/institutions/duty/words.ts';
import type { HeatCell } from '#lib/institutions/coverage/heat.ts';
import { ukDay } from '#lib/dates.ts';

/** How dark a cell is drawn: the more of them we are in touch with, the darker. It says nothing that words do not. */
export const heats = ['most', 'half', 'few', 'none', 'never', 'away', 'empty'] as const;
export type Heat = (typeof heats)[number];

/** What each shade means. */
export const heatWords: Readonly<Record<Heat, string>> = {
  most: 'Three in four or more in touch',
  half: 'Half or more',
  few: 'Fewer than half',
  none: 'All overdue',
  never: 'No contact yet',
  away: 'Asked us to stay away',
  empty: 'None on record',
};

/** What a cell of the heat table says: a shade, a line, and how many we are in touch with. */
export type CellWords = { heat: Heat; line: string; share: string | null };

/** How many of a cell's institutions are overdue or have never spoken with us: our gaps. */
export const gapsIn = ({ overdue, none_yet }: Pick<HeatCell, 'overdue' | 'none_yet'>): number =>
  overdue + none_yet;

/** How many of a cell's institutions may be contacted. */
export const contactable = (cell: Pick<HeatCell, 'in_touch' | 'overdue' | 'none_yet'>): number =>
  cell.in_touch + gapsIn(cell);

/** The words of a cell on a day; those of an area and a kind of which nothing is on record where it is absent. */
export function cellWords(cell: HeatCell | undefined, today: Temporal.PlainDate): CellWords {
  if (!cell) return { heat: 'empty', line: 'None', share: null };
  const all = contactable(cell);
  if (all === 0) return { heat: 'away', line: 'Not now', share: `${cell.not_now} asked us to stay away` };
  const share = `${figure(cell.in_touch)} of ${figure(all)} in touch`;
  if (!cell.lastContactAt) return { heat: 'never', line: 'No contact yet', share };
  const days = Math.max(0, ukDay(cell.lastContactAt).until(today, { largestUnit: 'days' }).days);
  return { heat: shadeOf(cell.in_touch / all), line: days === 0 ? 'Today' : daysWords(days), share };
}

function shadeOf(inTouch: number): Heat {
  if (inTouch >= 0.75) return 'most';
  if (inTouch >= 0.5) return 'half';
  return inTouch > 0 ? 'few' : 'none';
}
