import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { importPart, importRun } from '#db/schema/imports.ts';
import type { Encoding } from '#lib/tables/encoding.ts';
import { formOf, type TableForm } from '#lib/tables/form-of.ts';
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
  const found = await fileForm(db, run);
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

async function fileForm(db: Db, run: ImportRun): Promise<TableForm> {
  const [first] = await db
    .select({ content: importPart.content })
    .from(importPart)
    .where(eq(importPart.importId, run.id))
    .orderBy(importPart.position)
    .limit(1);
  if (!first) throw new UnreadableTable('The file is empty.');
  return formOf(first.content, (run.encoding ?? 'utf-8') as Encoding);
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
