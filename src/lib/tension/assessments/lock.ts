import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  type AssessmentId,
  type AssessmentThreadId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { AssessmentRow, SeenAssessment } from './given.ts';

export type DraftRefusal = 'no such assessment' | 'changed meanwhile' | 'approved already';

/**
 * One at a time begins, approves or ends a version of a thread, until the transaction ends; null where there is no
 * such version.
 */
export async function lockThread(tx: Db, id: AssessmentId): Promise<AssessmentThreadId | null> {
  const [found] = await tx
    .select({ threadId: tensionAssessment.threadId })
    .from(tensionAssessment)
    .where(eq(tensionAssessment.id, id));
  if (!found) return null;
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended('tension_assessment ' || ${found.threadId}, 0))`,
  );
  return found.threadId;
}

/** A version, locked until the transaction ends. */
export async function lockVersion(tx: Db, id: AssessmentId): Promise<AssessmentRow | null> {
  const [found] = await tx.select().from(tensionAssessment).where(eq(tensionAssessment.id, id)).for('update');
  return found ?? null;
}

/** A draft, locked until the transaction ends, if it is still as it was seen. */
export async function lockDraft(
  tx: Db,
  { id, sequence }: SeenAssessment,
): Promise<Outcome<AssessmentRow, DraftRefusal>> {
  const found = await lockVersion(tx, id);
  if (!found) return refused('no such assessment');
  if (found.approvedAt) return refused('approved already');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Changes a locked version, counts the change and records it by the names of what changed. */
export async function changeVersion(
  tx: Db,
  officer: Officer,
  { id, sequence }: SeenAssessment,
  set: Partial<AssessmentRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(tensionAssessment)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(tensionAssessment.id, id));
  const fields = columnsOf(set);
  await record(tx, officer, { operation: 'alter', entity: 'tension_assessment', ids: [id], fields }, now);
}
