import type { Db } from '#db/client.ts';
import { day, momentOf, timeRange } from '#lib/dates.ts';
import { type AtomEntry, type AtomHead, atomText } from '#lib/files/atom.ts';
import { feedText, type FeedHead } from '#lib/ics/feed.ts';
import { eventEntries } from './entries.ts';
import type { FeedFilter } from './filter.ts';
import { type FeedFile, fileOf, keptFile } from './kept.ts';
import { type FeedRow, feedRows } from './rows.ts';
import { eventStamp, reachesFrom } from './stamp.ts';

/** How a feed of the public is asked for: `key` names the filter as the address writes it. */
export type PublicFeed = {
  key: string;
  filter: () => Promise<FeedFilter>;
  /** The page of an event, in full, by its slug. */
  pageOf: (slug: string) => string;
};

/** The public events as a calendar to subscribe to. */
export async function publicCalendar(
  db: Db,
  { key, filter, pageOf }: PublicFeed,
  head: FeedHead,
  now: Temporal.Instant,
): Promise<FeedFile> {
  const stamp = await eventStamp(db, now);
  return keptFile(`ics ${key}`, stamp.version, async () => {
    const rows = await feedRows(db, { kind: 'public', filter: await filter() }, reachesFrom(now));
    const entries = eventEntries(rows, ({ slug }) => pageOf(slug), now);
    return fileOf(feedText(entries, head), 'text/calendar; charset=utf-8; method=PUBLISH', stamp.changedAt);
  });
}

/** What changed last, for programs that read news: of older changes nobody needs to hear again. */
const newest = 100;

/** The public events as an Atom feed, what changed last first. */
export async function publicNews(
  db: Db,
  { key, filter, pageOf }: PublicFeed,
  head: Omit<AtomHead, 'updatedAt'>,
  now: Temporal.Instant,
): Promise<FeedFile> {
  const stamp = await eventStamp(db, now);
  return keptFile(`atom ${key}`, stamp.version, async () => {
    const rows = await feedRows(db, { kind: 'public', filter: await filter() }, reachesFrom(now));
    const latest = rows.toSorted((one, other) => other.changed - one.changed).slice(0, newest);
    const updatedAt = latest[0] ? momentOf(latest[0].changed) : stamp.changedAt;
    const entries = latest.map((row) => newsOf(row, head.id, pageOf));
    const text = atomText({ ...head, updatedAt }, entries);
    return fileOf(text, 'application/atom+xml; charset=utf-8', stamp.changedAt);
  });
}

function newsOf(row: FeedRow, feedId: string, pageOf: PublicFeed['pageOf']): AtomEntry {
  const isOff = row.cancelled !== null;
  const isLater = !isOff && row.postponedReason !== null;
  const title = isOff ? `Cancelled: ${row.title}` : isLater ? `Postponed: ${row.title}` : row.title;
  const where = row.place ?? (row.online ? 'Online' : '');
  const host = row.police ? `Hosted by police: ${row.organiser}` : `Held by ${row.organiser}`;
  const why = isOff ? row.cancelReason : isLater ? row.postponedReason : null;
  return {
    ...{ id: `${feedId}/${row.id}`, title, page: pageOf(row.slug) },
    summary: [why, whenWords(row), where, row.summary, host].filter(Boolean).join('. '),
    category: { term: row.type.toLowerCase().replace(/\W+/g, '-'), label: row.type },
    ...{ publishedAt: momentOf(row.published), updatedAt: momentOf(row.changed) },
  };
}

function whenWords({ starts, ends, allDay }: FeedRow): string {
  const [from, to] = [momentOf(starts), momentOf(ends)];
  return allDay ? day(from) : `${day(from)}, ${timeRange(from, to)}`;
}
