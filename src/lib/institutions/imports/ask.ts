import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ImportId, importRun, type ImportSettings, type ImportState } from '#db/schema/imports.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { fittingMapping, type Mapping } from './fields/propose.ts';
import { rememberMapping } from './remember.ts';

export type AskRefusal = 'changed meanwhile';

/** Says what the columns of a file hold and what is known of it, and asks the worker to check every row. */
export async function askCheck(
  db: Db,
  officer: Officer,
  id: ImportId,
  { mapping, settings }: { mapping: Mapping; settings: ImportSettings },
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal>> {
  return db.transaction(async (tx) => {
    const run = await moveOn(tx, id, ['mapping', 'preview'], 'checking');
    if (!run) return refused('changed meanwhile');
    const leftOut = new Set(run.leftOut.map(({ heading }) => heading));
    const free = run.headings.filter((heading) => !leftOut.has(heading));
    const fitting = fittingMapping(run.kind, free, mapping);
    const asked = { mapping: { ...fitting }, settings, rowsDone: 0, failure: null, startedBy: officer.id };
    await tx.update(importRun).set(asked).where(eq(importRun.id, id));
    await rememberMapping(tx, run, { mapping: fitting, settings }, now);
    await noteAltered(tx, officer, id, 'mapping', now);
    await enqueue(tx, 'work-on-import', { id });
    return done(null);
  });
}

/** Asks the worker to write the decided rows. */
export async function askWrite(
  db: Db,
  officer: Officer,
  id: ImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await moveOn(tx, id, ['preview'], 'writing'))) return refused('changed meanwhile');
    await tx.update(importRun).set({ writtenBy: officer.id, rowsDone: 0 }).where(eq(importRun.id, id));
    await noteAltered(tx, officer, id, 'state', now);
    await enqueue(tx, 'work-on-import', { id });
    return done(null);
  });
}

/** Asks the worker to take an import back, while it may be. */
export async function askUndo(
  db: Db,
  officer: Officer,
  id: ImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal | 'too late'>> {
  return db.transaction(async (tx) => {
    const run = await moveOn(tx, id, ['done'], 'undoing');
    if (!run) return refused('changed meanwhile');
    if (!canUndo(run, now)) {
      await tx.update(importRun).set({ state: 'done' }).where(eq(importRun.id, id));
      return refused('too late');
    }
    await tx.update(importRun).set({ undoneBy: officer.id }).where(eq(importRun.id, id));
    await noteAltered(tx, officer, id, 'state', now);
    await enqueue(tx, 'work-on-import', { id });
    return done(null);
  });
}

/** Whether an import that was written can still be taken back. */
export const canUndo = (
  { state, undoUntil }: { state: ImportState; undoUntil: Temporal.PlainDate | null },
  now: Temporal.Instant,
): boolean =>
  undoUntil !== null &&
  ['done', 'undoing'].includes(state) &&
  Temporal.PlainDate.compare(ukDay(now), undoUntil) <= 0;

/** Goes back from the preview to what the columns hold. */
export async function changeColumns(
  db: Db,
  officer: Officer,
  id: ImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await moveOn(tx, id, ['preview'], 'mapping'))) return refused('changed meanwhile');
    await noteAltered(tx, officer, id, 'state', now);
    return done(null);
  });
}

/** Throws a file away that was not written, with all that was read of it. */
export async function discardImport(
  db: Db,
  officer: Officer,
  id: ImportId,
  now: Temporal.Instant,
): Promise<Outcome<null, AskRefusal>> {
  return db.transaction(async (tx) => {
    const gone = await tx
      .delete(importRun)
      .where(and(eq(importRun.id, id), inArray(importRun.state, ['mapping', 'preview', 'failed'])))
      .returning({ id: importRun.id });
    if (gone.length === 0) return refused('changed meanwhile');
    await record(tx, officer, { operation: 'erase', entity: 'import_run', ids: [id] }, now);
    return done(null);
  });
}

const noteAltered = (tx: Db, officer: Officer, id: ImportId, field: string, now: Temporal.Instant) =>
  record(tx, officer, { operation: 'alter', entity: 'import_run', ids: [id], fields: [field] }, now);

async function moveOn(tx: Db, id: ImportId, from: readonly ImportState[], to: ImportState) {
  const [run] = await tx
    .update(importRun)
    .set({ state: to })
    .where(and(eq(importRun.id, id), inArray(importRun.state, [...from])))
    .returning();
  return run ?? null;
}
