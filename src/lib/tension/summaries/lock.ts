import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type SummaryId, tensionSummary } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type SummaryRow = typeof tensionSummary.$inferSelect;

/** Which state of a summary a form showed: when it is another by now, nothing is written over. */
export type SeenSummary = { id: SummaryId; sequence: number };
export type DraftRefusal = 'no such summary' | 'changed meanwhile' | 'approved already';

/** A summary, locked until the transaction ends; null where there is none. */
export async function lockSummary(tx: Db, id: SummaryId): Promise<SummaryRow | null> {
  const [found] = await tx.select().from(tensionSummary).where(eq(tensionSummary.id, id)).for('update');
  return found ?? null;
}

/** A draft, locked until the transaction ends, if it is still as it was seen. */
export async function lockDraft(
  tx: Db,
  { id, sequence }: SeenSummary,
): Promise<Outcome<SummaryRow, DraftRefusal>> {
  const found = await lockSummary(tx, id);
  if (!found) return refused('no such summary');
  if (found.approvedAt) return refused('approved already');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Changes a locked draft, counts the change and records it. */
export async function changeDraft(
  tx: Db,
  officer: Officer,
  { id, sequence }: SeenSummary,
  set: Partial<SummaryRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(tensionSummary)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(tensionSummary.id, id));
  const fields = columnsOf(set);
  await record(tx, officer, { operation: 'alter', entity: 'tension_summary', ids: [id], fields }, now);
}

/** Whoever wrote in a draft, with one more. */
export const withWriter = ({ writers }: SummaryRow, { id }: Officer): SummaryRow['writers'] => [
  ...new Set([...writers, id]),
];
