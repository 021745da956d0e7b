import type { Dimension, Group } from '#lib/training/evaluation/groups.ts';
import { quarterWords } from '#lib/training/evaluation/quarters.ts';

/** "43%" */
export const percent = (part: number, whole: number): string =>
  whole > 0 ? `${Math.round((part / whole) * 100)}%` : '–';

export const dimensionWords: Readonly<Record<Dimension, { heading: string; head: string }>> = {
  course: { heading: 'By course', head: 'Course' },
  sector: { heading: 'By sector', head: 'Sector' },
  trainer: { heading: 'By trainer', head: 'Trainer' },
  quarter: { heading: 'Over time', head: 'Sessions held in' },
};

export const comparisonHeads = ['Asked', 'Replied', 'Useful', 'Not referring, before', 'Not referring, now'];

/** A line of a comparison as it is called: quarters in words. */
export const groupLabel = (dimension: Dimension, { label }: Group): string =>
  dimension === 'quarter' ? quarterWords(Temporal.PlainDate.from(label)) : label;

/** The cells of a line, in the order of the heads. */
export function groupCells({ asked, replies, isShown, useful, before, now }: Group): string[] {
  if (!isShown) return [String(asked), replies === 0 ? 'None' : 'Too few', '–', '–', '–'];
  const figure = (value: number | null) => (value === null ? '–' : value.toFixed(1));
  return [
    String(asked),
    `${replies} (${percent(replies, asked)})`,
    figure(useful),
    figure(before),
    figure(now),
  ];
}
