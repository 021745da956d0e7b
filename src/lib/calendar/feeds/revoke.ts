import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { calendarFeed, type FeedId } from '#db/schema/calendar-feeds.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Takes a secret address of one's own back: from now on it is as if it had never been. Whether there was one. */
export function revokeFeed(
  db: Db,
  actor: Officer | Partner,
  id: FeedId,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const owner =
      actor.kind === 'officer' ? eq(calendarFeed.officerId, actor.id) : eq(calendarFeed.partnerId, actor.id);
    const rows = await tx
      .update(calendarFeed)
      .set({ revokedAt: now, revokedAs: 'owner' })
      .where(and(eq(calendarFeed.id, id), owner, isNull(calendarFeed.revokedAt)))
      .returning({ id: calendarFeed.id });
    const what = { operation: 'alter', entity: 'calendar_feed', ids: [id], fields: ['revoked_at'] } as const;
    if (rows.length > 0) await record(tx, actor, what, now);
    return rows.length > 0;
  });
}
