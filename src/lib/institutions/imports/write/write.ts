import { eq } from 'drizzle-orm';
import { sqlState } from '#db/refusals.ts';
import type { Db } from '#db/client.ts';
import { type ImportId, importRun } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import type { ImportDesk } from '../check.ts';
import { recount } from '../decide.ts';
import { forgetFile, type ImportRun } from '../stored-file.ts';
import { writeContacts } from './contacts.ts';
import { writeInstitutions } from './institutions.ts';
import { recheckContacts, renewIds } from './recheck.ts';
import { slicesOf } from './slices.ts';

/** So long an import can be undone: 30 days with the one on which it was written. The night after, it goes. */
const undoFor = { days: 29 } as const;

const meanwhile =
  'Somebody added one of these records, or one with the same number, since the file was checked. Nothing was written. Check the file again, and look at what was found.';

/**
 * Writes the decided rows of an import to the register, all or none.
 *
 * @returns why nothing was written, or null
 */
export async function writeRows(desk: ImportDesk, run: ImportRun, officer: Officer): Promise<string | null> {
  const now = desk.clock();
  try {
    await desk.db.transaction(async (tx) => {
      await renewIds(tx, run.id);
      if (run.kind === 'contacts') await recheckContacts(tx, run.id, now);
      for (const slice of await slicesOf(tx, run.id)) {
        const writing = { tx, id: run.id, officer, now };
        if (run.kind === 'institutions') await writeInstitutions(writing, slice);
        else await writeContacts(writing, slice, run.settings);
        await noteProgress(desk, run.id, Math.min(slice.to, run.rowsAll));
      }
      await finish(tx, run.id, officer, now);
    });
    return null;
  } catch (error) {
    if (sqlState(error) === '23505') return meanwhile;
    throw error;
  }
}

async function finish(tx: Db, id: ImportId, officer: Officer, now: Temporal.Instant): Promise<void> {
  await forgetFile(tx, id);
  await recount(tx, id);
  const written = { state: 'done', writtenAt: now, writtenBy: officer.id, failure: null } as const;
  await tx
    .update(importRun)
    .set({ ...written, undoUntil: ukDay(now).add(undoFor), examples: [] })
    .where(eq(importRun.id, id));
}

/** Tells how far it is on a connection of its own, so that it shows before the transaction ends. */
async function noteProgress({ sql: raw }: ImportDesk, id: ImportId, rows: number): Promise<void> {
  await raw`update import_run set rows_done = ${rows} where id = ${id}`;
}
