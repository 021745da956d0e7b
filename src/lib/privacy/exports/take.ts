import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { dataExport, type DataExportId } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { Cell } from '#lib/tables/cells.ts';
import { exportState } from './state.ts';

/** A list as it goes into a file, and by which records the access log knows it. */
export type Listing = {
  entity: string;
  ids: readonly string[];
  /** The details of people that stand in it, by the names of their columns. */
  fields: readonly string[];
  columns: readonly string[];
  rows: readonly (readonly Cell[])[];
};
export type TakeRefusal = 'no such export' | 'not ready';
type Asked = typeof dataExport.$inferSelect;

/**
 * Reads a list for its file, for whoever asked for it and as long as it may be fetched. It is a disclosure, with the
 * reason and the recipient that were given.
 *
 * @param read reads the list as it stands now, within what the reader may see now
 */
export function takeExport(
  db: Db,
  officer: Officer,
  id: DataExportId,
  read: (tx: Db, asked: Asked) => Promise<Listing>,
  now: Temporal.Instant,
): Promise<Outcome<{ asked: Asked; listing: Listing }, TakeRefusal>> {
  return db.transaction(async (tx) => {
    const [asked] = await tx.select().from(dataExport).where(eq(dataExport.id, id)).for('no key update');
    if (!asked || asked.askedBy !== officer.id) return refused('no such export');
    if (exportState(asked, now) !== 'ready') return refused('not ready');
    const listing = await read(tx, asked);
    const { entity, ids, fields } = listing;
    const { reason, recipient } = asked;
    await record(tx, officer, { operation: 'disclose', entity, ids, fields, reason, recipient }, now);
    await tx.update(dataExport).set({ fetchedAt: now, records: ids.length }).where(eq(dataExport.id, id));
    return done({ asked, listing });
  });
}
