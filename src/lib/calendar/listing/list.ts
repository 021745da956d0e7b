import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { event } from '#db/schema/events.ts';
import { asked, milesFrom } from './conditions.ts';
import type { PublicCursor, PublicFilter } from './filter.ts';
import { placesFree } from './places-free.ts';

export const publicPageSize = 20;
const countLimit = 1000;

/** An event as everybody may read it in a list. */
export type PublicEvent = Pick<
  typeof event.$inferSelect,
  | ('slug' | 'title' | 'summary' | 'hostedByPolice' | 'organiser' | 'mode')
  | ('startsAt' | 'endsAt' | 'allDay')
> & {
  type: string;
  area: string;
  place: string | null;
  isCancelled: boolean;
  isPostponed: boolean;
  registration: typeof event.$inferSelect.registration;
  /** Places still free; null where there is no limit, or nobody registers. */
  left: number | null;
  /** From where the reader looks; null when they did not say, or the event is online. */
  miles: number | null;
  access: string[];
  /** The dates of its series that come after it and are not shown by themselves. */
  laterDates: number;
};

type Raw = Omit<PublicEvent, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

/** One page of the coming public events, soonest first, with how many there are (1,000 at the most). */
export async function listPublicEvents(
  db: Db,
  filter: PublicFilter,
  cursor: PublicCursor,
  now: Temporal.Instant,
  size = publicPageSize,
) {
  const every = asked(filter, now);
  const conditions = [...every, isNext(every)];
  const [found, [total]] = await plannedAnew(db, async (tx) => [
    await tx.execute<Raw>(page({ filter, every, conditions, cursor, size })),
    await tx.execute<{ count: number }>(sql`select count(*)::int as count from (select 1 from event e
      where ${sql.join(conditions, sql` and `)} limit ${countLimit + 1}) as counted`),
  ]);
  const rows = [...found].slice(0, size).map(read);
  if (cursor.before) rows.reverse();
  const [more, count] = [found.length > size, total?.count ?? 0];
  return {
    ...{ rows, count, isCapped: count > countLimit },
    hasPrevious: cursor.before ? more : cursor.after !== undefined,
    hasNext: cursor.before !== undefined || more,
  };
}

const stands = sql`(e.series_id is not null and e.cancelled_at is null and e.postponed_at is null)`;

/** The other dates of the series of `e`, before or after it, that stand and are asked for as well. */
const others = (conditions: readonly SQL[], side: '<' | '>'): SQL => sql`
  (select e.series_id as series, e.starts_at as at, e.id) as o cross join lateral (select 1 from event e
    where e.series_id = o.series and (e.starts_at, e.id) ${sql.raw(side)} (o.at, o.id) and ${stands}
      and ${sql.join([...conditions], sql` and `)}) as other`;

// A surgery of every Thursday would push all else off the page: of a series its next date stands for those after it,
// and what was called off or put off is said by itself.
const isNext = (conditions: readonly SQL[]): SQL =>
  sql`(not ${stands} or not exists (select 1 from ${others(conditions, '<')}))`;

const laterDates = (conditions: readonly SQL[]): SQL =>
  sql`case when ${stands} then (select count(*)::int from ${others(conditions, '>')}) else 0 end`;

type Page = { filter: PublicFilter; every: SQL[]; conditions: SQL[]; cursor: PublicCursor; size: number };

function page({ filter, every, conditions, cursor, size }: Page): SQL {
  const { before, after } = cursor;
  const [direction, sign] = [sql.raw(before ? 'desc' : 'asc'), sql.raw(before ? '<' : '>')];
  const from = before ?? after;
  const beyond = from
    ? sql`and (e.starts_at, e.id) ${sign} (select l.starts_at, l.id from event l where l.slug = ${from})`
    : sql``;
  // The page is chosen first, and only its events are joined and have their places counted.
  return sql`select ${columns(filter)}, ${laterDates(every)} as "laterDates" from (select * from event e
      where ${sql.join(conditions, sql` and `)} ${beyond}
      order by e.starts_at ${direction}, e.id ${direction} limit ${size + 1}) as e
    join event_term t on t.code = e.type_code join area a on a.id = e.area_id left join site s on s.id = e.site_id
    order by e.starts_at ${direction}, e.id ${direction}`;
}

const columns = ({ near }: PublicFilter): SQL => sql`
  e.slug, e.title, e.summary, e.hosted_by_police as "hostedByPolice", e.organiser, e.mode,
  e.starts_at as "startsAt", e.ends_at as "endsAt", e.all_day as "allDay", t.label as type, a.name as area,
  coalesce(s.name || ', ' || s.town, e.venue) as place, e.cancelled_at is not null as "isCancelled",
  e.postponed_at is not null as "isPostponed", e.registration, ${placesFree} as left,
  ${near ? milesFrom(near) : sql`null::float8`} as miles,
  array(select l.label from event_tag g join event_term l on l.code = g.term_code
    where g.event_id = e.id and l.kind = 'access' order by l.position) as access`;

// PostgreSQL writes "2026-12-03 18:00:00+00".
const instantOf = (text: string): Temporal.Instant => Temporal.Instant.from(text.replace(' ', 'T'));

const read = (row: Raw): PublicEvent => ({
  ...row,
  startsAt: instantOf(row.startsAt),
  endsAt: instantOf(row.endsAt),
});
