import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SubscriberImportId, subscriberImportPart } from '#db/schema/newsletter-imports.ts';
import { type Encoding, watchEncoding } from '#lib/tables/encoding.ts';
import { formOf, type TableForm } from '#lib/tables/form-of.ts';
import { readCsv } from '#lib/tables/read-csv.ts';
import { readXlsx } from '#lib/tables/read-xlsx.ts';
import { type SheetRow, type SheetRows, UnreadableTable } from '#lib/tables/sheet.ts';

/** The most that a list may have, in bytes and in rows under its headings. */
export const mostBytes = 20_000_000;
export const mostRows = 100_000;

const pieceBytes = 256 * 1024;

/** A file in pieces, as tables are read. */
export async function* piecesOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < content.length; at += pieceBytes) yield content.subarray(at, at + pieceBytes);
}

/** A file that was kept, whole: it is small enough. */
export async function keptFile(db: Db, id: SubscriberImportId): Promise<Uint8Array> {
  const parts = await db
    .select({ content: subscriberImportPart.content })
    .from(subscriberImportPart)
    .where(eq(subscriberImportPart.importId, id))
    .orderBy(asc(subscriberImportPart.position));
  return Buffer.concat(parts.map(({ content }) => content));
}

/**
 * The rows of a file, however it is written.
 *
 * @throws UnreadableTable when it is no table, at once or while it is read
 */
export function openTable(content: Uint8Array): TableForm & { rows: SheetRows } {
  const encoding = encodingOf(content);
  const form = formOf(content, encoding);
  const pieces = piecesOf(content);
  const { delimiter } = form;
  const rows = delimiter === null ? readXlsx(pieces) : readCsv(pieces, { encoding, delimiter });
  return { ...form, rows: withoutNoughts(rows) };
}

function encodingOf(content: Uint8Array): Encoding {
  const watch = watchEncoding();
  watch.see(content);
  return watch.end().encoding;
}

// A picture or a program that was called a list.
async function* withoutNoughts(rows: SheetRows): SheetRows {
  for await (const some of rows) {
    if (some.some(({ cells }) => cells.some((cell) => cell.includes('\0'))))
      throw new UnreadableTable(
        'The file is no list. Save it as CSV in your spreadsheet, and send it again.',
      );
    yield some;
  }
}

/** The first rows that are not blank, so many or fewer: of CSV no more is read than needed. */
export async function firstRows(rows: SheetRows, most: number): Promise<SheetRow[]> {
  const found: SheetRow[] = [];
  for await (const some of rows) {
    found.push(...some.slice(0, most - found.length));
    if (found.length >= most) break;
  }
  return found;
}
