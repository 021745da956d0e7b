import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ObservationId } from '#db/schema/observations.ts';
import {
  type AssessmentId,
  assessmentObservation,
  type AssessmentThreadId,
  tensionAssessment,
} from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { NewAssessment, SeenAssessment } from './given.ts';
import { type DraftRefusal, lockDraft, lockThread } from './lock.ts';
import { type PeriodRefusal, refusedPeriod } from './period.ts';

/** Begins an assessment of an issue in an area, as the first draft of its thread; it may rest on an observation at once. */
export function draftAssessment(
  db: Db,
  officer: Officer,
  { observationId = null, ...given }: NewAssessment & { observationId?: ObservationId | null },
  now: Temporal.Instant,
): Promise<Outcome<AssessmentId, PeriodRefusal>> {
  return db.transaction(async (tx) => {
    const reason = refusedPeriod(given, ukDay(now));
    if (reason) return refused(reason);
    const id = crypto.randomUUID() as AssessmentId;
    const by = { writtenAt: now, writtenBy: officer.id, writers: [officer.id] };
    const threadId = id as string as AssessmentThreadId;
    await tx.insert(tensionAssessment).values({ ...given, ...by, id, threadId });
    if (observationId) await tx.insert(assessmentObservation).values({ assessmentId: id, observationId });
    const entry = { operation: 'collect', entity: 'tension_assessment', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['written_by'] }, now);
    return done(id);
  });
}

/** Throws a draft away; what stands goes on standing. */
export function discardAssessment(
  db: Db,
  officer: Officer,
  seen: SeenAssessment,
  now: Temporal.Instant,
): Promise<Outcome<null, DraftRefusal>> {
  return db.transaction(async (tx) => {
    await lockThread(tx, seen.id);
    const found = await lockDraft(tx, seen);
    if (!found.ok) return found;
    await tx.delete(tensionAssessment).where(eq(tensionAssessment.id, seen.id));
    await record(tx, officer, { operation: 'erase', entity: 'tension_assessment', ids: [seen.id] }, now);
    return done(null);
  });
}
