import writeSheets, { type SheetData } from 'write-excel-file/node';
import { type Cell, safeText } from './cells.ts';

// What XML cannot hold would make the whole file unreadable.
const unwritable = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/g;
const [narrowest, widest] = [10, 48];

// The writer looks texts up in an object, and finds there what every object inherits: "constructor" spoils the file.
const apart = (value: string): string => (value in {} ? `${value} ` : value);
const text = (value: string) => ({ type: String, value: apart(safeText(value)) }) as const;
const written = (cell: Cell) => {
  if (typeof cell === 'number') return { type: Number, value: cell };
  const left = (cell ?? '').replace(unwritable, '');
  return left === '' ? null : text(left);
};
const sheetOf = (rows: readonly (readonly Cell[])[]): SheetData => rows.map((row) => row.map(written));

/**
 * Lines as an Excel file: the list on one sheet, what the file is and for whom on another. Texts are written as texts,
 * so that nothing is reckoned with.
 */
export async function xlsxOf(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  foot: readonly (readonly Cell[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const heads = columns.map((head) => ({ ...text(head), fontWeight: 'bold' as const }));
  const widths = columns.map((head, index) => ({
    width: widthOf([head, ...rows.map((row) => row[index] ?? '')]),
  }));
  const list = { data: [heads, ...sheetOf(rows)], sheet: 'List', columns: widths, stickyRowsCount: 1 };
  const about = { data: sheetOf(foot), sheet: 'About this file', columns: [{ width: 24 }, { width: 80 }] };
  const buffer = await writeSheets([list, about]).toBuffer();
  return new Uint8Array(buffer);
}

// The first hundred tell how wide a column is.
const widthOf = (cells: readonly Cell[]): number =>
  Math.min(widest, Math.max(narrowest, ...cells.slice(0, 100).map((cell) => String(cell ?? '').length + 2)));
