import { type Room, type SafeTable, type Shown, suppress } from '../suppression.ts';
import { type Counts, type Measure, measures } from './counts.ts';

type Where = { quarter: string; district: string; sector: string };
/** The counts of a place in a quarter. */
export type Placed = Where & Counts;

/** What is safe to show of a quarter: one table of each measure, districts by sectors. */
export type SafeQuarter = Readonly<Record<Measure, SafeTable>>;

/** What is safe to show of a measure in one place of a quarter. */
export const shownIn = (
  table: SafeTable,
  { row, column }: { row: number | null; column: number | null },
): Shown => {
  if (row === null) return (column === null ? table.total : table.columnTotals[column]) ?? null;
  return (column === null ? table.rowTotals[row] : table.cells[row]?.[column]) ?? null;
};

/** What is safe to show of the counts of one quarter. */
export function safeQuarter(
  counts: readonly Placed[],
  { districts, sectors }: { districts: readonly string[]; sectors: readonly string[] },
): SafeQuarter {
  const by = new Map(counts.map((one) => [`${one.district} ${one.sector}`, one]));
  const at = (row: number, column: number) => by.get(`${districts[row]} ${sectors[column]}`);
  const tableOf = (measure: Measure) =>
    districts.map((_, row) => sectors.map((__, column) => at(row, column)?.[measure] ?? null));
  const safe = measures.map((measure) => [measure, suppress(tableOf(measure), roomOf(measure, at))] as const);
  return Object.fromEntries(safe) as SafeQuarter;
}

// Four figures of one place tell of each other: complete is never more than received, and so on. A count could be
// another only where that would still hold.
const roomOf =
  (measure: Measure, at: (row: number, column: number) => Counts | undefined): Room =>
  (row, column, step) => {
    const counts = at(row, column);
    if (!counts) return false;
    const changed: Counts = { ...counts, [measure]: counts[measure] + step };
    const { received, complete, progressed, signposted } = changed;
    return complete <= received && progressed + signposted <= received;
  };

/** A part of a whole in per cent, where both can be shown and there is a whole. */
export function sharePercent(part: Shown, whole: Shown): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return null;
  return Math.round((part / whole) * 100);
}
