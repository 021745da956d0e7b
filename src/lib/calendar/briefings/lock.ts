import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { briefing, type BriefingId } from '#db/schema/briefings.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type BriefingRow = typeof briefing.$inferSelect;

/** Which state of a briefing a form showed: when it is another by now, nothing is written over. */
export type SeenBriefing = { id: BriefingId; sequence: number };
export type DraftRefusal = 'no such briefing' | 'changed meanwhile' | 'released already';

/** A draft, locked until the transaction ends, if it is still as it was seen. */
export async function lockDraft(
  tx: Db,
  { id, sequence }: SeenBriefing,
): Promise<Outcome<BriefingRow, DraftRefusal>> {
  const [found] = await tx.select().from(briefing).where(eq(briefing.id, id)).for('update');
  if (!found) return refused('no such briefing');
  if (found.releasedAt) return refused('released already');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Changes a locked draft, counts the change and records it. */
export async function changeDraft(
  tx: Db,
  officer: Officer,
  { id, sequence }: SeenBriefing,
  set: Partial<BriefingRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(briefing)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(briefing.id, id));
  const fields = columnsOf(set);
  await record(tx, officer, { operation: 'alter', entity: 'briefing', ids: [id], fields }, now);
}
