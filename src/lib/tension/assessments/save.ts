import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { assessmentGap, type AssessmentId, assessmentObservation } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { AssessmentGiven } from './given.ts';
import { changeVersion, type DraftRefusal, lockDraft } from './lock.ts';
import type { SeenAssessment } from './given.ts';
import { type PeriodRefusal, refusedPeriod } from './period.ts';

export type SaveRefusal = DraftRefusal | PeriodRefusal;

/**
 * Saves a draft as far as it is written. One that waited for approval waits no more: somebody would approve other
 * words than they read.
 */
export function saveAssessment(
  db: Db,
  officer: Officer,
  seen: SeenAssessment,
  { gaps, observations, ...words }: AssessmentGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ sequence: number; wasAsked: boolean }, SaveRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    const reason = refusedPeriod(words, ukDay(now));
    if (reason) return refused(reason);
    const { writers, askedAt } = found.value;
    await writeGaps(tx, seen.id, gaps);
    await writeGrounds(tx, seen.id, observations);
    const set = { ...words, writers: [...new Set([...writers, officer.id])], askedAt: null };
    await changeVersion(tx, officer, seen, set, now);
    return done({ sequence: seen.sequence + 1, wasAsked: askedAt !== null });
  });
}

/** Writes the questions of a draft anew, in the order in which they are given. */
export async function writeGaps(tx: Db, assessmentId: AssessmentId, gaps: readonly string[]): Promise<void> {
  await tx.delete(assessmentGap).where(eq(assessmentGap.assessmentId, assessmentId));
  const rows = gaps.map((question, position) => ({ assessmentId, position, question }));
  if (rows.length > 0) await tx.insert(assessmentGap).values(rows);
}

// Only what was noticed in the area itself, or in a place within it, of the same issue: whatever else a form says.
async function writeGrounds(tx: Db, id: AssessmentId, observations: readonly string[]): Promise<void> {
  await tx.delete(assessmentObservation).where(eq(assessmentObservation.assessmentId, id));
  if (observations.length === 0) return;
  await tx.execute(sql`
    with recursive inside as (
      select x.area_id as id from tension_assessment x where x.id = ${id}
      union
      select a.id from area a join inside i on a.parent_id = i.id
    )
    insert into assessment_observation (assessment_id, observation_id)
    select x.id, o.id from tension_assessment x join tension_observation o on o.category = x.category
    where x.id = ${id} and o.id = any(${`{${observations.join(',')}}`}::uuid[]) and o.area_id in (table inside)`);
}
