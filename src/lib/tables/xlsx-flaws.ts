/** Why cells of a sheet cannot be taken as they stand: by row, from 1, and column, from nought. */
export type Flaws = Map<number, Map<number, string>>;

const mostCells = 2_000_000;

/** What the reader of sheets does not tell of: merged cells, formulas and errors, from the sheet's own text. */
export function flawsOf(xml: string, size: { rows: number; columns: number }): Flaws {
  const flaws: Flaws = new Map();
  for (const [, attributes = '', inner = ''] of xml.matchAll(/<c\b([^>]*[^/>])>(?=([^]{0,40}))/g)) {
    const [, letters, row] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(attributes) ?? [];
    if (!letters || !row) continue;
    const words = wordsOf(`${letters}${row}`, attributes, inner);
    if (words) note(flaws, Number(row), columnIndex(letters), words);
  }
  markMerged(xml, size, flaws);
  return flaws;
}

function wordsOf(cell: string, attributes: string, inner: string): string | null {
  if (/\bt="e"/.test(attributes)) return `Cell ${cell} shows an error in the spreadsheet`;
  return /^\s*<f[\s/>]/.test(inner) ? `Cell ${cell} holds a formula: put its value in its place` : null;
}

function markMerged(xml: string, { rows, columns }: { rows: number; columns: number }, flaws: Flaws): void {
  let left = mostCells;
  for (const [, from = '', top, to = '', bottom] of xml.matchAll(
    /<mergeCell\b[^>]*\bref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"/g,
  )) {
    const words = `Cells ${from}${top} to ${to}${bottom} are merged: part them, and fill in each`;
    const last = Math.min(columnIndex(to), columns - 1);
    for (let row = Number(top); row <= Math.min(Number(bottom), rows) && left > 0; row++)
      for (let column = columnIndex(from); column <= last; column++, left--) note(flaws, row, column, words);
  }
}

function note(flaws: Flaws, row: number, column: number, words: string): void {
  const own = flaws.get(row) ?? new Map<number, string>();
  own.set(column, words);
  flaws.set(row, own);
}

/** The column of letters, counted from nought: the other way round of `columnName`. */
const columnIndex = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
