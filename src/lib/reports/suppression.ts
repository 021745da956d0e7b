import { isRecoverable, type Line } from './recovery.ts';

/** Counts below this are shown as "fewer than 10". */
export const fewest = 10;

/** What is shown of a count: itself, that it is under ten, that it is withheld to protect another, or that none was given. */
export type Shown = number | 'few' | 'withheld' | null;

/** A table of counts with its totals, safe to show. */
export type SafeTable = {
  cells: readonly (readonly Shown[])[];
  rowTotals: readonly Shown[];
  columnTotals: readonly Shown[];
  total: Shown;
};

/** Whether a count could be one more or one less, beside others of its place that are shown. */
export type Room = (row: number, column: number, step: 1 | -1) => boolean;

/**
 * Hides every count under ten, and as many others as it takes that no hidden one can be worked out from the rows,
 * the columns and their totals: for each, another table fits everything that is shown.
 *
 * @param counts null where none was given
 */
export function suppress(
  counts: readonly (readonly (number | null)[])[],
  room: Room = () => true,
): SafeTable {
  const line = withTotals(counts);
  const queue = allEntries(line).filter(([row, column]) => isFew(line.values[row]![column]!));
  for (const [row, column] of queue) line.isHidden[row]![column] = true;
  for (let entry = queue.shift(); entry; entry = queue.shift()) {
    while (isRecoverable(line, entry, room)) {
      const next = cheapest(line, entry);
      // Everything that could be hidden is: there is nothing left to work it out from.
      if (!next) break;
      line.isHidden[next[0]]![next[1]] = true;
      queue.push(next);
    }
  }
  return shown(line);
}

type Entry = readonly [row: number, column: number];

const isFew = (value: number | null): boolean => value !== null && value < fewest;

const sum = (values: readonly (number | null)[]): number | null =>
  values.every((value) => value === null)
    ? null
    : values.reduce<number>((all, value) => all + (value ?? 0), 0);

// The last row and the last column are the totals.
function withTotals(counts: readonly (readonly (number | null)[])[]): Line {
  const rows = counts.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 1;
  const last = Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? null)));
  const values = [...rows, last];
  return { values, isHidden: values.map((row) => row.map(() => false)) };
}

const allEntries = ({ values }: Line): Entry[] =>
  values.flatMap((row, r) => row.flatMap((value, c): Entry[] => (value === null ? [] : [[r, c]])));

/**
 * The count to hide next: one that closes a round trip, then one in the row or column where the hidden one is alone,
 * then any; no total before the rest, and the smallest first.
 */
function cheapest({ values, isHidden }: Line, [row, column]: Entry): Entry | null {
  const hiddenInRow = (r: number) => isHidden[r]!.filter(Boolean).length;
  const hiddenInColumn = (c: number) => isHidden.filter((one) => one[c]).length;
  const turn = ([r, c]: Entry): number => {
    if (hiddenInRow(r) > 0 && hiddenInColumn(c) > 0) return 0;
    if ((r === row && hiddenInRow(r) === 1) || (c === column && hiddenInColumn(c) === 1)) return 1;
    return r === row || c === column ? 2 : 3;
  };
  const isTotal = ([r, c]: Entry) => r === values.length - 1 || c === values[0]!.length - 1;
  const left = allEntries({ values, isHidden })
    .filter(([r, c]) => !isHidden[r]![c])
    .map((entry) => ({ entry, cost: [Number(isTotal(entry)), turn(entry), values[entry[0]]![entry[1]]!] }));
  const inOrder = left.toSorted((a, b) => {
    const differs = a.cost.findIndex((one, n) => one !== b.cost[n]);
    return differs < 0 ? 0 : a.cost[differs]! - b.cost[differs]!;
  });
  return inOrder[0]?.entry ?? null;
}

function shown({ values, isHidden }: Line): SafeTable {
  const one = (value: number | null, isIt: boolean): Shown => {
    if (!isIt || value === null) return value;
    return value < fewest ? 'few' : 'withheld';
  };
  const all = values.map((row, r) => row.map((value, c) => one(value, isHidden[r]![c]!)));
  const rows = all.slice(0, -1);
  const last = all.at(-1) ?? [];
  return {
    cells: rows.map((row) => row.slice(0, -1)),
    rowTotals: rows.map((row) => row.at(-1) ?? null),
    columnTotals: last.slice(0, -1),
    total: last.at(-1) ?? null,
  };
}

/** "42", "fewer than 10", "not shown", "none entered". */
export function shownWords(value: Shown): string {
  if (value === null) return 'None entered';
  if (value === 'few') return 'Fewer than 10';
  return value === 'withheld' ? 'Not shown' : value.toLocaleString('en-GB');
}
