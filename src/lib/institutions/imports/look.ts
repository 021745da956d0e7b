import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { importPart, importRun } from '#db/schema/imports.ts';
import { type Delimiter, delimiterWords, guessDelimiter } from '#lib/tables/delimiter.ts';
import type { Encoding } from '#lib/tables/encoding.ts';
import { columnName, type SheetRow, UnreadableTable } from '#lib/tables/sheet.ts';
import { columnsLeftOut } from './fields/banned.ts';
import { uniqueHeadings } from './fields/heading.ts';
import { fittingMapping, proposeMapping } from './fields/propose.ts';
import { rememberedMapping } from './remember.ts';
import { type ImportRun, rowsOf } from './stored-file.ts';

const looked = 300;
const examplesShown = 3;
const mostColumns = 200;

/**
 * Finds the headings of a file and proposes what its columns hold. What may not be read is left out; a list of people
 * that holds any of it is refused whole, so that it is not kept for a moment longer.
 *
 * @throws UnreadableTable when it cannot be read, holds nothing, or holds what it may not
 */
export async function lookAtFile(db: Db, run: ImportRun): Promise<void> {
  const found = await formOf(db, run);
  const rows = await firstRows(db, { ...run, ...found });
  const head = headingRow(rows);
  if (!head) throw new UnreadableTable('The file is empty.');
  const headings = uniqueHeadings(trimmed(head.cells), columnName);
  if (headings.length > mostColumns)
    throw new UnreadableTable(
      `The file has ${headings.length} columns. Keep those of the list, and send it again.`,
    );
  const below = rows.filter(({ number }) => number > head.number);
  if (below.length === 0) throw new UnreadableTable('The file holds no rows below its headings.');
  const cellsOf = (index: number) => below.map(({ cells }) => cells[index] ?? '');
  const leftOut = columnsLeftOut(run.kind, headings, cellsOf);
  refusePeople(run, leftOut);
  const free = headings.filter((heading) => !leftOut.some((one) => one.heading === heading));
  const remembered = await rememberedMapping(db, run.kind, headings);
  const given = remembered?.mapping ?? proposeMapping(run.kind, free);
  await db
    .update(importRun)
    .set({
      ...{ ...found, headings, leftOut, headingRow: head.number, state: 'mapping', failure: null },
      examples: headings.map((heading, index) => (free.includes(heading) ? examplesIn(cellsOf(index)) : [])),
      mapping: fittingMapping(run.kind, free, given),
      settings: remembered?.settings ?? {},
    })
    .where(eq(importRun.id, run.id));
}

const examplesIn = (cells: readonly string[]): string[] =>
  [...new Set(cells.map((cell) => cell.trim().slice(0, 60)))]
    .filter((cell) => cell !== '')
    .slice(0, examplesShown);

function refusePeople({ kind }: ImportRun, leftOut: readonly { heading: string; because: string }[]): void {
  if (kind !== 'contacts' || leftOut.length === 0) return;
  const columns = leftOut.map(({ heading, because }) => `“${heading}” (${because})`).join(', ');
  throw new UnreadableTable(
    `The file holds what we may never hold about a person: ${columns}. Take ${leftOut.length === 1 ? 'this column' : 'these columns'} out and send it again. Nothing of it was kept.`,
  );
}

const encodingWords: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'Windows-1252, as older spreadsheets write',
};

async function formOf(db: Db, run: ImportRun): Promise<{ delimiter: string | null; readAs: string }> {
  const [first] = await db
    .select({ content: importPart.content })
    .from(importPart)
    .where(eq(importPart.importId, run.id))
    .orderBy(importPart.position)
    .limit(1);
  if (!first) throw new UnreadableTable('The file is empty.');
  const start = Buffer.from(first.content.subarray(0, 65_536));
  if (start.subarray(0, 2).toString('latin1') === 'PK')
    return { delimiter: null, readAs: 'an Excel workbook' };
  refuseOthers(start);
  const text = new TextDecoder(run.encoding ?? 'utf-8').decode(start);
  const delimiter: Delimiter = guessDelimiter(text);
  const written = encodingWords[(run.encoding ?? 'utf-8') as Encoding];
  return { delimiter, readAs: `CSV in ${written}, its cells parted by ${delimiterWords[delimiter]}` };
}

function refuseOthers(start: Buffer): void {
  const mark = start.subarray(0, 4).toString('latin1');
  if (mark === '\u00d0\u00cf\u0011\u00e0')
    throw new UnreadableTable('The file is of an old Excel (.xls). Save it as .xlsx or CSV, and send that.');
  if (mark === '%PDF' || /^<(!doctype|html)/i.test(start.toString('latin1', 0, 20)))
    throw new UnreadableTable(
      'The file is no list: it is a PDF or a web page. Send CSV or an Excel workbook.',
    );
}

async function firstRows(db: Db, run: Pick<ImportRun, 'id' | 'encoding' | 'delimiter'>): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const some of rowsOf(db, run)) {
    rows.push(...some.slice(0, looked));
    if (rows.length >= looked) break;
  }
  return rows;
}

// A title may stand above the list: the headings are the first row that fills two cells, in most files the first.
const headingRow = (rows: readonly SheetRow[]): SheetRow | undefined =>
  rows.slice(0, 20).find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1) ?? rows[0];

// Spreadsheets leave empty cells at the end of a row.
function trimmed(cells: readonly string[]): string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}
