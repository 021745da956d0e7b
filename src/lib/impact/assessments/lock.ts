import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type AssessmentRow = typeof impactAssessment.$inferSelect;
export type VersionRow = typeof impactVersion.$inferSelect;

export type OpenRefusal = 'no such assessment' | 'closed';
export type DraftRefusal = OpenRefusal | 'no draft' | 'changed meanwhile';
/** Which state of a draft a form showed: when it is another by now, nothing is written over. */
export type SeenDraft = { id: ImpactId; version: number; sequence: number };

/** An assessment that is not closed, locked until the transaction ends: whoever changes anything of it waits here. */
export async function lockOpen(tx: Db, id: ImpactId): Promise<Outcome<AssessmentRow, OpenRefusal>> {
  const [found] = await tx.select().from(impactAssessment).where(eq(impactAssessment.id, id)).for('update');
  if (!found) return refused('no such assessment');
  return found.closedAt ? refused('closed') : done(found);
}

/** The draft of an assessment with it, if it is still as it was seen. */
export async function lockDraft(
  tx: Db,
  { id, version, sequence }: SeenDraft,
): Promise<Outcome<{ assessment: AssessmentRow; draft: VersionRow }, DraftRefusal>> {
  const assessment = await lockOpen(tx, id);
  if (!assessment.ok) return assessment;
  const isDraft = and(eq(impactVersion.assessmentId, id), isNull(impactVersion.approvedAt));
  const [draft] = await tx.select().from(impactVersion).where(isDraft).for('update');
  if (!draft) return refused('no draft');
  const isSame = draft.version === version && draft.sequence === sequence;
  return isSame ? done({ assessment: assessment.value, draft }) : refused('changed meanwhile');
}

/** Changes a locked draft, counts the change and records it. */
export async function changeDraft(
  tx: Db,
  officer: Officer,
  draft: VersionRow,
  set: Partial<VersionRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(impactVersion)
    .set({ ...set, sequence: draft.sequence + 1 })
    .where(eq(impactVersion.id, draft.id));
  const fields = columnsOf(set);
  await record(tx, officer, { operation: 'alter', entity: 'impact_version', ids: [draft.id], fields }, now);
}

/** The officers who wrote in a draft, with one more. */
export const writersWith = ({ writers }: VersionRow, { id }: Officer): VersionRow['writers'] => [
  ...new Set([...writers, id]),
];
