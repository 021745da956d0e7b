import { isBlank, type SheetRow } from '#lib/tables/sheet.ts';

export const importColumns = ['email', 'topics', 'areas', 'sectors', 'source', 'agreed', 'words'] as const;
export type ImportColumn = (typeof importColumns)[number];
/** Where each column of a list stands, counted from nought. */
export type ColumnsAt = ReadonlyMap<ImportColumn, number>;

// What spreadsheets of other systems call them.
const headings: Readonly<Record<ImportColumn, readonly string[]>> = {
  email: ['email', 'e-mail', 'email address', 'e-mail address', 'address', 'mail'],
  topics: ['topics', 'topic', 'interests', 'about'],
  areas: ['areas', 'area', 'county', 'counties'],
  sectors: ['sectors', 'sector', 'works in'],
  source: ['source', 'where', 'where they agreed', 'consent source', 'form', 'collected at'],
  agreed: ['agreed', 'date', 'agreed on', 'consent date', 'day', 'date agreed', 'opt-in date', 'optin time'],
  words: ['words', 'wording', 'consent wording', 'consent text', 'what they agreed to'],
};

const named = (cell: string): string =>
  cell
    .trim()
    .toLowerCase()
    .replace(/[_\s]+/g, ' ');

/** The columns by the headings of a list; a heading that says nothing to us is not read. */
export function columnsOf(heading: SheetRow | undefined): ColumnsAt {
  if (!heading || isBlank(heading.cells)) return new Map();
  const cells = heading.cells.map(named);
  return new Map(
    importColumns.flatMap((column): [ImportColumn, number][] => {
      const at = cells.findIndex((cell) => headings[column].includes(cell));
      return at < 0 ? [] : [[column, at]];
    }),
  );
}

// What our own file of rows that are not taken adds, which is sent again with it.
const ours = ['row', 'what is wrong'];

/** The headings that say nothing to us: their columns are not read, and nothing of them is kept. */
export function headingsNotRead({ cells }: SheetRow, columns: ColumnsAt): string[] {
  const read = new Set(columns.values());
  return cells
    .map((cell) => cell.trim().slice(0, 60).toWellFormed())
    .filter((cell, at) => cell !== '' && !read.has(at) && !ours.includes(named(cell)))
    .slice(0, 50);
}
