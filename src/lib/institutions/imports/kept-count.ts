import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ImportId, importRow } from '#db/schema/imports.ts';

/** How many records undoing an import left as they are. */
export const keptCount = (db: Db, id: ImportId): Promise<number> =>
  db.$count(importRow, sql`${importRow.importId} = ${id} and ${importRow.keptBecause} is not null`);
