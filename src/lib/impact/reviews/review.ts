import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import { impactReview, impactTrigger } from '#db/schema/impact-reviews.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';
import { nextDue } from './clock.ts';

/** Writes down that somebody looked at it again, which answers all that made it due. */
export function reviewImpact(
  db: Db,
  officer: Officer,
  id: ImpactId,
  { changed }: { changed: string | null },
  now: Temporal.Instant,
): Promise<Outcome<{ nextDueAt: Temporal.Instant }, OpenRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    const nextDueAt = nextDue(found.value.startedAt, now);
    const row = { assessmentId: id, reviewedAt: now, reviewedBy: officer.id, changed, nextDueAt };
    const [made] = await tx.insert(impactReview).values(row).returning({ id: impactReview.id });
    await tx
      .update(impactTrigger)
      .set({ reviewId: made!.id })
      .where(and(eq(impactTrigger.assessmentId, id), isNull(impactTrigger.reviewId)));
    const entry = { operation: 'collect', entity: 'impact_review', ids: [made!.id] } as const;
    await record(tx, officer, { ...entry, fields: ['reviewed_by'] }, now);
    return done({ nextDueAt });
  });
}
