import { type Measure, measures } from '#lib/reports/referral-quality/counts.ts';
import type { OpenEntry } from './_open-entry.ts';

/** What stands in a box of the grid: its name is that of its measure and sector. */
export const boxName = (measure: Measure, sector: string): string => `${measure}-${sector}`;
/** Which row whoever typed saw for a sector. */
export const seenName = (sector: string): string => `seen-${sector}`;

export type Grid = Readonly<Record<string, string>>;

/** The rows that hold now, by sector: those that no later one corrects. */
export function newest(history: OpenEntry['history']) {
  const corrected = new Set(history.map(({ correctsId }) => correctsId));
  return new Map(history.filter(({ id }) => !corrected.has(id)).map((one) => [one.sector, one]));
}

/** The grid as it stands: what was entered last of each sector, and which row that is. */
export function filled({ history, sectors }: OpenEntry): Grid {
  const known = newest(history);
  const boxes = sectors.flatMap(({ code }) => [
    [seenName(code), known.get(code)?.id ?? ''] as const,
    ...measures.map((measure) => [boxName(measure, code), String(known.get(code)?.[measure] ?? '')] as const),
  ]);
  return Object.fromEntries(boxes);
}
