import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImportId } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { recordMany } from '#lib/audit/record-many.ts';

/** What a write stands on: the transaction, the import, who does it and when. */
export type Writing = { tx: Db; id: ImportId; officer: Officer; now: Temporal.Instant };

/** Rows from one number up to, and without, another. */
export type Slice = { from: number; to: number };

const rows = 5000;

/** The rows of an import in slices, so that its page can tell how far it is. */
export async function slicesOf(tx: Db, id: ImportId): Promise<Slice[]> {
  const [row] = await tx.execute<{ last: number }>(
    sql`select coalesce(max(number), 0) as last from import_row where import_id = ${id}`,
  );
  const last = row?.last ?? 0;
  return Array.from({ length: Math.ceil((last + 1) / rows) }, (_, index) => ({
    from: index * rows,
    to: (index + 1) * rows,
  }));
}

/** The condition that `r` is a row of an import in a slice. */
export const inSlice = (id: ImportId, { from, to }: Slice) =>
  sql`r.import_id = ${id} and r.number >= ${from} and r.number < ${to}`;

/** Writes into the access log what was done to which records. */
export const recordAll = (
  { tx, officer, now }: Writing,
  operation: 'collect' | 'alter' | 'erase',
  entity: 'institution' | 'contact',
  ids: readonly string[],
): Promise<void> => recordMany(tx, officer, { operation, entity, ids, reason: 'import' }, now);
