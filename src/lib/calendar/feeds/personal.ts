import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { preparedSql } from '#db/prepared.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { type FeedEntry, type FeedHead, feedText } from '#lib/ics/feed.ts';
import { eventEntries } from './entries.ts';
import { type FeedFile, fileOf, keptFile } from './kept.ts';
import { dateEntries, type FeedPages, trainingEntries, visitEntries } from './layers.ts';
import type { OpenFeed } from './open.ts';
import { feedRows } from './rows.ts';
import { eventStamp, reachesFrom } from './stamp.ts';

const type = 'text/calendar; charset=utf-8; method=PUBLISH';

/** Where an officer may see each layer today. */
export type OwnAreas = {
  officerId: OfficerId;
  events: readonly AreaId[];
  training: readonly AreaId[];
  dates: readonly AreaId[];
};

type Pages = FeedPages & { event: (row: { id: string; slug: string }) => string };

/** The calendar that an officer subscribed to, with what they may see today and nothing that is restricted. */
export async function officerCalendar(
  db: Db,
  feed: OpenFeed,
  { own, pages, head }: { own: OwnAreas; pages: Pages; head: FeedHead },
  now: Temporal.Instant,
): Promise<FeedFile> {
  const [stamp, [others]] = await Promise.all([eventStamp(db, now), otherStamp(db).execute(own)]);
  const version = JSON.stringify([stamp.version, others, own, feed.layers, head]);
  return keptFile(`feed ${feed.id}`, version, async () => {
    const asked = { from: reachesFrom(now), pages };
    const has = (layer: OpenFeed['layers'][number]) => feed.layers.includes(layer);
    const layers: Promise<FeedEntry[]>[] = [
      ...(has('events') ? [ownEvents(db, own.events, pages, now)] : []),
      ...(has('training') ? [trainingEntries(db, { ...asked, areas: own.training })] : []),
      ...(has('visits') ? [visitEntries(db, own.officerId, asked)] : []),
      ...(has('dates') ? [dateEntries(db, { ...asked, areas: own.dates })] : []),
    ];
    const entries = (await Promise.all(layers)).flat();
    return fileOf(feedText(entries, head), type, now);
  });
}

async function ownEvents(
  db: Db,
  areas: readonly AreaId[],
  pages: Pages,
  now: Temporal.Instant,
): Promise<FeedEntry[]> {
  return eventEntries(await feedRows(db, { kind: 'staff', areas }, reachesFrom(now)), pages.event, now);
}

// Each of these counts its changes; none of them goes back.
const otherStamp = preparedSql<Record<string, string>>(
  'own_feed_stamp',
  sql`select (select count(*) || ' ' || coalesce(sum(sequence), 0) from training_session) as training,
    (select count(*) || ' ' || coalesce(sum(p.sequence), 0) from planned_contact p
      where p.officer_id = ${sql.placeholder('officerId')}::uuid or exists (select 1 from planned_contact_officer x
        where x.planned_contact_id = p.id and x.officer_id = ${sql.placeholder('officerId')}::uuid)) as visits,
    (select count(*) || ' ' || coalesce(sum(sequence), 0) from notable_date where withdrawn_at is null) as dates,
    (select count(*) from restriction where lifted_at is null)::text as kept`,
);

/** The calendar of an area that a partner subscribed to: what is for everybody, and for partners. */
export async function areaCalendar(
  db: Db,
  area: AreaId,
  { page, head }: { page: (slug: string) => string; head: FeedHead },
  now: Temporal.Instant,
): Promise<FeedFile> {
  const stamp = await eventStamp(db, now);
  return keptFile(`area ${area}`, JSON.stringify([stamp.version, head]), async () => {
    const rows = await feedRows(db, { kind: 'partners', area }, reachesFrom(now));
    const text = feedText(
      eventEntries(rows, ({ slug }) => page(slug), now),
      head,
    );
    return fileOf(text, type, stamp.changedAt);
  });
}
