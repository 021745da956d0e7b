import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type AssessmentId, tensionAssessment } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** What an assessment is about and why its level is what it is. */
export type Reason = { issue: string; rationale: string };

/**
 * What some approved assessments are about, by their ids; which were read is recorded.
 *
 * @param ids of assessments in areas where the officer may read them
 */
export async function reasonsOf(
  db: Db,
  officer: Officer,
  ids: readonly AssessmentId[],
  now: Temporal.Instant,
): Promise<ReadonlyMap<AssessmentId, Reason>> {
  if (ids.length === 0) return new Map();
  const { id, issue, rationale } = tensionAssessment;
  const rows = await db
    .select({ id, issue, rationale })
    .from(tensionAssessment)
    .where(inArray(id, [...ids]));
  const entry = { operation: 'consult', entity: 'tension_assessment', fields: ['rationale'] } as const;
  await record(db, officer, { ...entry, ids: rows.map((row) => row.id) }, now);
  return new Map(rows.map((row) => [row.id, { issue: row.issue, rationale: row.rationale ?? '' }]));
}
