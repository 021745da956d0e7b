import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { calendarFeed, type CalendarLayer, type FeedId } from '#db/schema/calendar-feeds.ts';
import type { Officer, Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isAreaOf } from './partner-areas.ts';

/** So many addresses somebody may have at once: one for each thing that shows them a calendar. */
export const mostFeeds = 10;

/** The layers that may leave by a feed: never what others plan, and never names of institutions. */
export const feedLayers = [
  'events',
  'training',
  'visits',
  'dates',
] as const satisfies readonly CalendarLayer[];
export type FeedLayer = (typeof feedLayers)[number];

/** What its owner calls a feed, and what makes its key. */
type Named = { name: string; secret: string };

/** A feed that was just made. Its key is told this once: only the hash is kept. */
export type MadeFeed = { id: FeedId; key: string };

/** Makes a secret address at which an officer's own calendar can be read. */
export function makeOwnFeed(
  db: Db,
  officer: Officer,
  { layers, ...named }: Named & { layers: readonly FeedLayer[] },
  now: Temporal.Instant,
): Promise<Outcome<MadeFeed, 'too many'>> {
  return db.transaction(async (tx) => {
    const mine = and(eq(calendarFeed.officerId, officer.id), isNull(calendarFeed.revokedAt));
    if ((await tx.$count(calendarFeed, mine)) >= mostFeeds) return refused('too many');
    const row = { officerId: officer.id, layers: [...new Set(layers)] };
    return done(await make(tx, officer, { ...row, ...named }, now));
  });
}

/** Makes one at which a partner reads the events of an area in which an organisation of theirs lies. */
export function makeAreaFeed(
  db: Db,
  actor: Partner,
  { areaId, ...named }: Named & { areaId: AreaId },
  now: Temporal.Instant,
): Promise<Outcome<MadeFeed, 'too many' | 'no such area'>> {
  return db.transaction(async (tx) => {
    if (!(await isAreaOf(tx, actor.id, areaId))) return refused('no such area');
    const theirs = and(eq(calendarFeed.partnerId, actor.id), isNull(calendarFeed.revokedAt));
    if ((await tx.$count(calendarFeed, theirs)) >= mostFeeds) return refused('too many');
    const row = { partnerId: actor.id, areaId, layers: ['events' as const] };
    return done(await make(tx, actor, { ...row, ...named }, now));
  });
}

type Row = Pick<typeof calendarFeed.$inferInsert, 'officerId' | 'partnerId' | 'areaId' | 'layers'> & Named;

async function make(
  tx: Db,
  by: Officer | Partner,
  { secret, ...row }: Row,
  now: Temporal.Instant,
): Promise<MadeFeed> {
  const { key, hash } = makeKey(secret);
  const [made] = await tx
    .insert(calendarFeed)
    .values({ ...row, keyHash: hash, madeAt: now })
    .returning({ id: calendarFeed.id });
  const id = made!.id;
  await record(tx, by, { operation: 'collect', entity: 'calendar_feed', ids: [id], fields: ['name'] }, now);
  return { id, key };
}
