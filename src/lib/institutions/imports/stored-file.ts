import { and, asc, eq, gte, lt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ImportId, importPart, type importRun } from '#db/schema/imports.ts';
import type { Encoding } from '#lib/tables/encoding.ts';
import { readCsv } from '#lib/tables/read-csv.ts';
import { readXlsx } from '#lib/tables/read-xlsx.ts';
import type { SheetRows } from '#lib/tables/sheet.ts';

export type ImportRun = typeof importRun.$inferSelect;

const atOnce = 2;

/** The bytes of a file that was kept, as they came. */
export async function* bytesOf(db: Db, id: ImportId): AsyncGenerator<Uint8Array> {
  for (let from = 0; ; from += atOnce) {
    const { importId, position, content } = importPart;
    const parts = await db
      .select({ content })
      .from(importPart)
      .where(and(eq(importId, id), gte(position, from), lt(position, from + atOnce)))
      .orderBy(asc(position));
    for (const part of parts) yield part.content;
    if (parts.length < atOnce) return;
  }
}

/** The rows of a file that was kept, once it is known what parts its cells: a workbook has nothing that does. */
export const rowsOf = (
  db: Db,
  { id, encoding, delimiter }: Pick<ImportRun, 'id' | 'encoding' | 'delimiter'>,
): SheetRows =>
  delimiter === null
    ? readXlsx(bytesOf(db, id))
    : readCsv(bytesOf(db, id), { encoding: encoding as Encoding, delimiter });

/** The file itself goes: what was read of it stays as long as the import. */
export async function forgetFile(db: Db, id: ImportId): Promise<void> {
  await db.delete(importPart).where(eq(importPart.importId, id));
}
