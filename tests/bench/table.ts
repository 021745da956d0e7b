import type { Reading } from './rounds.ts';

/** The columns of the bench: ours, the ceiling of the same run, and processor time for one request. */
export const heading = [
  'what',
  'per second',
  'p99 ms',
  'ceiling',
  'its p99',
  'share',
  'µs each',
  'µs database',
  'its µs each',
  'its database',
];

/** A row that holds our rate against its ceiling. */
export const rateRow = (name: string, ours: Reading, ceiling: Reading): string[] => [
  name,
  shown(ours.perSecond),
  shown(ours.p99),
  shown(ceiling.perSecond),
  shown(ceiling.p99),
  `${Math.round((100 * ours.perSecond) / ceiling.perSecond)}%`,
  shown(ours.each),
  shown(ours.databaseEach),
  shown(ceiling.each),
  shown(ceiling.databaseEach),
];

/** A row that holds one fact in words. */
export const factRow = (name: string, words: string): string[] => [`${name}: ${words}`];

/** Lines up rows under a heading, as Markdown that also reads well in a terminal. */
export function table(heading: string[], given: string[][]): string {
  const rows = given.map((row) => [...row, ...Array<string>(heading.length - row.length).fill('')]);
  const all = [heading, ...rows];
  const widths = heading.map((_, column) => Math.max(...all.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    `| ${row.map((cell, column) => fit(cell, widths[column]!, column)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => '-'.repeat(width + 1) + (column === 0 ? '-' : ':')).join('|')}|`;
  return [line(heading), rule, ...rows.map(line)].join('\n');
}

const fit = (cell: string, width: number, column: number): string =>
  column === 0 ? cell.padEnd(width) : cell.padStart(width);

/** A number for reading: "1,234", "12.3", "0.42". */
export function shown(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
