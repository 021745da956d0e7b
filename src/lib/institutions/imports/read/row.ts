import type { AreaId } from '#db/schema/areas.ts';
import type { ImportKind, ImportSettings } from '#db/schema/imports.ts';
import type { SheetRow } from '#lib/tables/sheet.ts';
import { bannedInCell } from '../fields/banned.ts';
import { cellText, isFormula } from './cell.ts';
import type { Districts } from './districts.ts';
import type { Kinds } from './kinds.ts';

/** What readers of rows stand on: the file, what was said of it, and who asks. */
export type ReadingDesk = {
  kind: ImportKind;
  /** Field → column, counted from nought. */
  columns: ReadonlyMap<string, number>;
  width: number;
  settings: ImportSettings;
  kinds: Kinds;
  districts: Districts;
  /** Where whoever imports may. */
  areas: ReadonlySet<AreaId>;
  today: Temporal.PlainDate;
};

/** A row as it was read. Without problems its record can be written. */
export type ReadRow = {
  number: number;
  record: Record<string, unknown>;
  problems: string[];
  remarks: string[];
  cells: string[];
  institutionId?: string;
};

/** Gives the text of a field, and notes what is wrong with it. */
export type Cells = {
  text: (field: string) => string;
  /** Reads a field where it is filled in, and notes what is wrong. */
  take: <T>(field: string, read: (text: string) => { value: T } | { wrong: string }) => T | null;
};

/** The cells of a row by field, and the row to be filled. A row of the wrong width, or that cannot be read, says so. */
export function openRow(desk: ReadingDesk, given: SheetRow): { row: ReadRow; cells: Cells } {
  const row: ReadRow = { number: given.number, record: {}, problems: [], remarks: [], cells: [] };
  const texts = new Map<string, string>();
  const count = given.cells.length;
  if (count !== desk.width && !isOnlyLonger(given.cells, desk.width))
    row.problems.push(`It has ${count} cells and the headings ${desk.width}: cells may have slipped`);
  for (const [field, column] of desk.columns) {
    const text = cellText(given.cells[column] ?? '');
    const flaw = given.flaws?.get(column) ?? flawOf(desk, field, text);
    if (flaw) row.problems.push(flaw);
    texts.set(field, flaw ? '' : text);
    row.cells.push(flaw && !given.flaws?.has(column) ? '' : text);
  }
  const text = (field: string) => texts.get(field) ?? '';
  return { row, cells: { text, take: (field, read) => taken(row, text(field), read) } };
}

const isOnlyLonger = (cells: readonly string[], width: number): boolean =>
  cells.length > width && cells.slice(width).every((cell) => cell.trim() === '');

// What is read as a number, an address or a day can hold nothing else: it would be refused.
const free = new Set([
  ...['name', 'firstName', 'lastName', 'title', 'institution'],
  ...['aliases', 'kind', 'district', 'languages', 'channel'],
]);

function flawOf({ kind }: ReadingDesk, field: string, text: string): string | null {
  if (isFormula(text)) return 'A cell holds a formula: put its value in its place';
  if (!free.has(field)) return null;
  const banned = bannedInCell(kind, text);
  return banned && `A cell looks like ${banned}, which we may not hold: take it out`;
}

function taken<T>(
  row: ReadRow,
  text: string,
  read: (text: string) => { value: T } | { wrong: string },
): T | null {
  if (text === '') return null;
  const found = read(text);
  if ('value' in found) return found.value;
  row.problems.push(found.wrong);
  return null;
}

/** The record without what is not known. */
export const filledOf = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
