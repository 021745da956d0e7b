import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAction } from '#db/schema/impact-actions.ts';
import { impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import { impactVersion } from '#db/schema/impact-versions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from './lock.ts';

/** How it ended, and either what was learned or why nothing was. */
export type Closure = { outcome: string } & (
  { lesson: string; noLessonBecause: null } | { lesson: null; noLessonBecause: string }
);
export type CloseRefusal = OpenRefusal | 'never approved' | 'draft open' | 'actions open';

/** Closes an assessment. Not while something is to be done, or is being written; the database refuses it as well. */
export function closeImpact(
  db: Db,
  officer: Officer,
  id: ImpactId,
  { outcome, lesson, noLessonBecause }: Closure,
  now: Temporal.Instant,
): Promise<Outcome<null, CloseRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    const [reason] = await closingStops(tx, id);
    if (reason) return refused(reason);
    const by = { closedAt: now, closedBy: officer.id };
    await tx
      .update(impactAssessment)
      .set({ outcome, lesson, noLessonBecause, ...by })
      .where(eq(impactAssessment.id, id));
    const entry = { operation: 'alter', entity: 'impact_assessment', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['closed_at', 'closed_by', 'outcome', 'lesson'] }, now);
    return done(null);
  });
}

/** What keeps an assessment from being closed; empty where nothing does. */
export async function closingStops(db: Db, id: ImpactId): Promise<Exclude<CloseRefusal, OpenRefusal>[]> {
  const ofIt = eq(impactVersion.assessmentId, id);
  const approved = await db.$count(impactVersion, and(ofIt, isNotNull(impactVersion.approvedAt)));
  const drafts = await db.$count(impactVersion, and(ofIt, isNull(impactVersion.approvedAt)));
  const isOpen = and(eq(impactAction.assessmentId, id), isNull(impactAction.endedAt));
  const actions = await db.$count(impactAction, isOpen);
  return [
    ...(approved === 0 ? ['never approved' as const] : []),
    ...(drafts > 0 ? ['draft open' as const] : []),
    ...(actions > 0 ? ['actions open' as const] : []),
  ];
}
