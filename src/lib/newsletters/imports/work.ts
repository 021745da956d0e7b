import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import {
  type ListState,
  subscriberImport,
  type SubscriberImportId,
  subscriberImportPart,
} from '#db/schema/newsletter-imports.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { doEach } from '#lib/jobs/each.ts';
import { UnreadableTable } from '#lib/tables/sheet.ts';
import { readList } from './read-list.ts';
import { heldRun, type ListDesk, type ListRun } from './step.ts';
import { undoRows } from './undo-rows.ts';
import { writeRows } from './write-rows.ts';

/** Who asked, as they may do today; null once they may not bring in lists any more. */
export type ListAsker = (id: OfficerId) => Promise<Officer | null>;

const ours = 'It was stopped by a fault of the system, which has been noted. Nothing was changed.';
const notAllowed = 'Whoever asked for it may not bring in lists any more. Nothing was changed.';

type Step = {
  /** Where a list stands when the step fails. */
  after: ListState;
  run: (tx: Db, desk: ListDesk, run: ListRun, officer: Officer) => Promise<void>;
};
const steps: Partial<Record<ListState, Step>> = {
  reading: { after: 'failed', run: readList },
  writing: { after: 'ready', run: writeRows },
  undoing: { after: 'written', run: undoRows },
};

/**
 * Does the next step of a list: reads it, takes it in, or takes it back, in one transaction. What it has to do stands
 * in its state, so that a job that comes twice does nothing the second time, and one that was cut short begins anew.
 */
export async function workOnList(desk: ListDesk, id: SubscriberImportId, askerOf: ListAsker): Promise<void> {
  const [run] = await desk.db.select().from(subscriberImport).where(eq(subscriberImport.id, id));
  const step = run && steps[run.state];
  if (!run || !step) return;
  try {
    const officer = run.askedBy && (await askerOf(run.askedBy));
    if (officer) await twiceIfNeeded(() => inOne(desk, run, step, officer));
    else await end(desk, run, step.after, notAllowed);
  } catch (error) {
    const isTheirs = error instanceof UnreadableTable;
    await end(desk, run, step.after, isTheirs ? error.message : ours);
    if (!isTheirs) throw error;
  }
}

const inOne = (desk: ListDesk, run: ListRun, step: Step, officer: Officer): Promise<void> =>
  desk.db.transaction(async (tx) => {
    const held = await heldRun(tx, run);
    if (held) await step.run(tx, desk, held, officer);
  });

/** Whoever says no while their row is written is refused by the database: the second time they are left out. */
async function twiceIfNeeded(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!['23514', '40P01'].includes(sqlState(error) ?? '')) throw error;
    await work();
  }
}

const end = ({ db }: ListDesk, { id, state }: ListRun, after: ListState, failure: string): Promise<void> =>
  db.transaction(async (tx) => {
    const moved = await tx
      .update(subscriberImport)
      .set({ state: after, failure, rowsDone: 0 })
      .where(and(eq(subscriberImport.id, id), eq(subscriberImport.state, state)))
      .returning({ id: subscriberImport.id });
    // Of a file that cannot be read nothing is kept.
    if (moved.length > 0 && after === 'failed')
      await tx.delete(subscriberImportPart).where(eq(subscriberImportPart.importId, id));
  });

/** Goes on with lists whose worker was stopped; whoever has one keeps it. */
export async function goOnWithLists(desk: ListDesk, askerOf: ListAsker): Promise<number> {
  const left = await desk.db
    .select({ id: subscriberImport.id })
    .from(subscriberImport)
    .where(inArray(subscriberImport.state, ['reading', 'writing', 'undoing']));
  return doEach(left, async ({ id }) => (await workOnList(desk, id, askerOf), true));
}
