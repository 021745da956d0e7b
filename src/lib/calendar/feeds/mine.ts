import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { calendarFeed, type FeedId } from '#db/schema/calendar-feeds.ts';
import type { Officer, Partner } from '#lib/actor.ts';

const ofOwner = (owner: Officer | Partner) =>
  owner.kind === 'officer' ? eq(calendarFeed.officerId, owner.id) : eq(calendarFeed.partnerId, owner.id);

/** The addresses of somebody's own that still open, the newest first. None is shown again. */
export const feedsOf = (db: Db, owner: Officer | Partner) =>
  db
    .select({
      id: calendarFeed.id,
      name: calendarFeed.name,
      layers: calendarFeed.layers,
      area: area.name,
      madeAt: calendarFeed.madeAt,
      lastReadAt: calendarFeed.lastReadAt,
    })
    .from(calendarFeed)
    .leftJoin(area, eq(area.id, calendarFeed.areaId))
    .where(and(ofOwner(owner), isNull(calendarFeed.revokedAt)))
    .orderBy(desc(calendarFeed.madeAt), desc(calendarFeed.id));
export type OwnFeed = Awaited<ReturnType<typeof feedsOf>>[number];

/** One of them; null where it is not theirs, or opens no longer. */
export async function findOwnFeed(
  db: Db,
  owner: Officer | Partner,
  id: FeedId | null,
): Promise<OwnFeed | null> {
  const own = id ? await feedsOf(db, owner) : [];
  return own.find((feed) => feed.id === id) ?? null;
}
