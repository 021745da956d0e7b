/** A row of a table, numbered as a spreadsheet numbers it, from 1. */
export type SheetRow = {
  number: number;
  cells: string[];
  /** Why its cells cannot be taken as they stand, by column; null where they can. */
  flaws?: ReadonlyMap<number, string> | undefined;
};

/** Rows as they come, many at a time. Rows without any text are left out. */
export type SheetRows = AsyncIterable<SheetRow[]>;

/** A file that cannot be read as a table. Its message says why, and what to do. */
export class UnreadableTable extends Error {}

/** "C", "AA": how a spreadsheet names a column, counted from nought. */
export const columnName = (index: number): string =>
  (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Whether a row holds no text at all. */
export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');
