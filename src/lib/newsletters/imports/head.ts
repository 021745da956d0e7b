import { type SheetRow, UnreadableTable } from '#lib/tables/sheet.ts';
import { type ColumnsAt, columnsOf } from './columns.ts';
import { firstRows, openTable } from './file.ts';

/**
 * Looks at the beginning of a file, so that whoever sent the wrong one knows at once. A workbook is looked at by the
 * worker: it cannot be read in part.
 *
 * @throws UnreadableTable when it is no table, has no column for addresses, or no rows
 */
export async function lookAtHead(content: Uint8Array): Promise<void> {
  const { delimiter, rows } = openTable(content);
  if (delimiter === null) return;
  const [heading, first] = await firstRows(rows, 2);
  columnsIn(heading);
  if (!first) throw noRows();
}

/**
 * The columns by the first row that is not blank.
 *
 * @throws UnreadableTable where none holds addresses
 */
export function columnsIn(heading: SheetRow | undefined): ColumnsAt {
  if (!heading) throw noRows();
  const columns = columnsOf(heading);
  if (columns.has('email')) return columns;
  const words = heading.cells.map((cell) => cell.trim().slice(0, 30).toWellFormed()).filter(Boolean);
  throw new UnreadableTable(
    `No column is called Email. The first row must hold headings, and it holds: ${words.slice(0, 8).join(', ')}.`,
  );
}

export const noRows = (): UnreadableTable =>
  new UnreadableTable('The file has no rows under its headings. Choose another.');
