import type { Room } from './suppression.ts';

/** A table whose last row and last column are totals, and what of it is hidden. */
export type Line = { values: (number | null)[][]; isHidden: boolean[][] };

type Step = 1 | -1;
const few = 9;

/**
 * Whether a hidden count follows from all that is shown, to somebody who knows that a count is hidden because it is
 * under ten, or that it is ten or more and hidden for another's sake.
 *
 * It does not if the count can be changed by one and others that are hidden with it, so that every row and column
 * still adds up. Rows and columns are places, a hidden count is a way between its row and its column, taken one way
 * when it grows and the other when it shrinks: such a change is a round trip through the count. A larger change is
 * made of round trips, so that looking for one of them is enough.
 */
export function isRecoverable(line: Line, entry: readonly [number, number], room: Room): boolean {
  return !([1, -1] as const).some(
    (flow) => canFlow(line, entry, flow, room) && comesBack(line, entry, flow, room),
  );
}

// A row's total shrinks when its counts grow: seen as one of them, it flows the other way. So does a column's.
function canFlow(line: Line, [row, column]: readonly [number, number], flow: Step, room: Room): boolean {
  const value = line.values[row]![column];
  if (value === null || value === undefined || !line.isHidden[row]![column]) return false;
  const [inLastRow, inLastColumn] = [row === line.values.length - 1, column === line.values[0]!.length - 1];
  const step: Step = inLastRow === inLastColumn ? flow : flow === 1 ? -1 : 1;
  const next = value + step;
  const fits = value <= few ? next >= 0 && next <= few : next > few;
  return fits && (inLastRow || inLastColumn || room(row, column, step));
}

/** Whether a way leads from where a flow arrives back to where it left, without the count itself. */
function comesBack(line: Line, [row, column]: readonly [number, number], flow: Step, room: Room): boolean {
  const [rows, columns] = [line.values.length, line.values[0]!.length];
  // Rows are numbered from nought, columns after them.
  const [start, goal] = flow === 1 ? [rows + column, row] : [row, rows + column];
  const seen = new Set([start]);
  const open = [start];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === goal) return true;
    const isRow = at < rows;
    for (let n = 0; n < (isRow ? columns : rows); n++) {
      const entry = isRow ? ([at, n] as const) : ([n, at - rows] as const);
      const to = isRow ? rows + n : n;
      if (seen.has(to) || (entry[0] === row && entry[1] === column)) continue;
      if (!canFlow(line, entry, isRow ? 1 : -1, room)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return false;
}
