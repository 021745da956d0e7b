import { asc, desc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { impactReview, impactTrigger } from '#db/schema/impact-reviews.ts';
import { officer } from '#db/schema/officers.ts';
import { dueAt } from './clock.ts';

const reviewsOf = (db: Db, id: ImpactId) =>
  db
    .select({ review: impactReview, by: officer.name })
    .from(impactReview)
    .innerJoin(officer, eq(officer.id, impactReview.reviewedBy))
    .where(eq(impactReview.assessmentId, id))
    .orderBy(desc(impactReview.reviewedAt), desc(impactReview.id))
    .limit(200);

const triggersOf = (db: Db, id: ImpactId) =>
  db
    .select({ trigger: impactTrigger, by: officer.name })
    .from(impactTrigger)
    .innerJoin(officer, eq(officer.id, impactTrigger.recordedBy))
    .where(eq(impactTrigger.assessmentId, id))
    .orderBy(asc(impactTrigger.recordedAt), asc(impactTrigger.id))
    .limit(200);

/** The reviews of an assessment, the last first, what happened meanwhile, and when the next is due. */
export async function reviewHistory(
  db: Db,
  { id, startedAt }: { id: ImpactId; startedAt: Temporal.Instant },
) {
  const [reviews, triggers] = await Promise.all([reviewsOf(db, id), triggersOf(db, id)]);
  const unanswered = triggers.filter(({ trigger }) => trigger.reviewId === null);
  const due = dueAt({
    startedAt,
    nextDueAt: reviews[0]?.review.nextDueAt ?? null,
    triggeredAt: unanswered[0]?.trigger.recordedAt ?? null,
  });
  return { reviews, triggers, unanswered, dueAt: due };
}
export type ReviewHistory = Awaited<ReturnType<typeof reviewHistory>>;
