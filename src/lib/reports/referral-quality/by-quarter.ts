import { fewest, type Room, type SafeTable, type Shown, suppress } from '../suppression.ts';
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

type Lists = { districts: readonly string[]; sectors: readonly string[] };
type At = (row: number, column: number) => Counts | undefined;

/** What is safe to show of the counts of one quarter. */
export function safeQuarter(counts: readonly Placed[], { districts, sectors }: Lists): SafeQuarter {
  const by = new Map(counts.map((one) => [`${one.district} ${one.sector}`, one]));
  const at: At = (row, column) => by.get(`${districts[row]} ${sectors[column]}`);
  const tableOf = (measure: Measure) =>
    districts.map((_, row) => sectors.map((__, column) => at(row, column)?.[measure] ?? null));
  const received = suppress(tableOf('received'), {
    room: roomOf('received', at, (row, column) => (at(row, column)?.received ?? 0) >= fewest),
    isHiddenToo: (row, column) => isTight(at(row, column)),
  });
  // Where all of them are hidden, they bound nothing.
  const isBounded = (row: number, column: number) => typeof received.cells[row]?.[column] === 'number';
  const others = measures
    .filter((measure) => measure !== 'received')
    .map(
      (measure) => [measure, suppress(tableOf(measure), { room: roomOf(measure, at, isBounded) })] as const,
    );
  return { received, ...Object.fromEntries(others) } as SafeQuarter;
}

const fits = ({ received, complete, progressed, signposted }: Counts): boolean =>
  complete <= received && progressed + signposted <= received;

// Four figures of one place tell of each other: complete is never more than received, and so on. A count could be
// another only where that would still hold.
const roomOf =
  (measure: Measure, at: At, isBounded: (row: number, column: number) => boolean): Room =>
  (row, column, step) => {
    const counts = at(row, column);
    if (!counts || !isBounded(row, column)) return true;
    return fits({ ...counts, [measure]: counts[measure] + step });
  };

// Where the others leave a part only one value, such as none signposted because all progressed, all of them is
// hidden there, so that they do not.
function isTight(counts: Counts | undefined): boolean {
  if (!counts || counts.received < fewest) return false;
  return measures.some((measure) => {
    const value = counts[measure];
    const isKept = (next: number) => next >= 0 && next < fewest === value < fewest;
    const mayBe = (next: number) => isKept(next) && fits({ ...counts, [measure]: next });
    return measure !== 'received' && !mayBe(value + 1) && !mayBe(value - 1);
  });
}

/** A part of a whole in per cent, where both can be shown and there is a whole. */
export function sharePercent(part: Shown, whole: Shown): number | null {
  if (typeof part !== 'number' || typeof whole !== 'number' || whole === 0) return null;
  return Math.round((part / whole) * 100);
}
