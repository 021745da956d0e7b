import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { dataExport, type DataExportId } from '#db/schema/searches.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { daysToFetch, exportState } from './state.ts';

export type DecideRefusal = 'no such export' | 'not waiting' | 'own request';

/** Agrees that a list with people in it leaves, from now for some days. Nobody agrees to their own request. */
export const approveExport = (
  db: Db,
  officer: Officer,
  id: DataExportId,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(
    db,
    officer,
    id,
    { approvedAt: now, approvedBy: officer.id, expiresAt: now.add({ hours: 24 * daysToFetch }) },
    now,
  );

/** Says that a list is not to leave, and why. */
export const refuseExport = (
  db: Db,
  officer: Officer,
  id: DataExportId,
  refusal: string,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, id, { refusedAt: now, refusedBy: officer.id, refusal }, now);

function decide(
  db: Db,
  officer: Officer,
  id: DataExportId,
  row: Partial<typeof dataExport.$inferInsert>,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(dataExport).where(eq(dataExport.id, id)).for('no key update');
    if (!found) return refused('no such export');
    if (found.askedBy === officer.id) return refused('own request');
    if (exportState(found, now) !== 'waiting') return refused('not waiting');
    await tx.update(dataExport).set(row).where(eq(dataExport.id, id));
    const fields = [row.approvedAt ? 'approved_at' : 'refused_at'];
    await record(tx, officer, { operation: 'alter', entity: 'data_export', ids: [id], fields }, now);
    return done(null);
  });
}
