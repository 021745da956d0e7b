import { eq } from 'drizzle-orm';
import type { AreaId } from '#db/schema/areas.ts';
import { type ImportId, importRun, type ImportState } from '#db/schema/imports.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { UnreadableTable } from '#lib/tables/sheet.ts';
import { checkRows, type ImportDesk } from './check.ts';
import { lookAtFile } from './look.ts';
import { forgetFile, type ImportRun } from './stored-file.ts';
import { undoRows } from './write/undo.ts';
import { writeRows } from './write/write.ts';

/** Who asked, as they may do today, and where they may import; null once they may not. */
export type Asker = (id: OfficerId) => Promise<{ officer: Officer; areas: readonly AreaId[] } | null>;

const ours = 'It was stopped by a fault of the system, which has been noted.';
const notAllowed = 'Whoever asked for it may not import any more.';

/**
 * Does the next step of an import: looks at its headings, checks its rows, writes them, or takes them back. What it
 * has to do stands in its state, so that a job that comes twice does nothing the second time.
 */
export async function workOnImport(desk: ImportDesk, id: ImportId, askerOf: Asker): Promise<void> {
  const [run] = await desk.db.select().from(importRun).where(eq(importRun.id, id));
  const step = run && steps[run.state];
  if (!run || !step) return;
  try {
    const asker = await askerOf(step.by(run));
    const failure = asker ? await step.run(desk, run, asker) : notAllowed;
    if (failure) await end(desk, run, step.after, failure);
  } catch (error) {
    const isTheirs = error instanceof UnreadableTable;
    await end(desk, run, step.after, isTheirs ? error.message : ours);
    if (!isTheirs) throw error;
  }
}

type Step = {
  by: (run: ImportRun) => OfficerId;
  /** Where an import stands when the step fails. */
  after: ImportState;
  /** @returns why nothing came of it, or null */
  run: (
    desk: ImportDesk,
    run: ImportRun,
    asker: { officer: Officer; areas: readonly AreaId[] },
  ) => Promise<string | null>;
};

const steps: Partial<Record<ImportState, Step>> = {
  looking: {
    by: (run) => run.startedBy,
    after: 'failed',
    run: async ({ db }, run) => (await lookAtFile(db, run), null),
  },
  checking: {
    by: (run) => run.startedBy,
    after: 'failed',
    run: async (desk, run, { areas }) => (await checkRows(desk, run, areas), null),
  },
  writing: {
    by: (run) => run.writtenBy!,
    after: 'preview',
    run: (desk, run, { officer }) => writeRows(desk, run, officer),
  },
  undoing: {
    by: (run) => run.undoneBy!,
    after: 'done',
    run: async (desk, run, { officer }) => (await undoRows(desk, run, officer), null),
  },
};

async function end(
  { db }: ImportDesk,
  { id }: ImportRun,
  state: ImportState,
  failure: string,
): Promise<void> {
  await db.update(importRun).set({ state, failure, rowsDone: 0 }).where(eq(importRun.id, id));
  // Of a file that cannot be read nothing is kept.
  if (state === 'failed') await forgetFile(db, id);
}
