import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { discussionPoint, type EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type PointId = typeof discussionPoint.$inferSelect.id;

/** Notes that a follow-up is done, or that it is not after all. */
export function tickFollowUp(
  db: Db,
  officer: Officer,
  { engagementId, pointId, isDone }: { engagementId: EngagementId; pointId: PointId; isDone: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such follow-up'>> {
  return db.transaction(async (tx) => {
    const [ticked] = await tx
      .update(discussionPoint)
      .set(isDone ? { doneAt: now, doneBy: officer.id } : { doneAt: null, doneBy: null })
      .where(
        and(
          eq(discussionPoint.id, pointId),
          eq(discussionPoint.engagementId, engagementId),
          isNotNull(discussionPoint.followUp),
        ),
      )
      .returning({ id: discussionPoint.id });
    if (!ticked) return refused('no such follow-up');
    const entry = {
      operation: 'alter',
      entity: 'discussion_point',
      ids: [ticked.id],
      fields: ['done_at'],
    } as const;
    await record(tx, officer, entry, now);
    return done(null);
  });
}
