import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { event } from '#db/schema/events.ts';
import { asked, milesFrom } from './conditions.ts';
import type { Near, PublicCursor, PublicFilter } from './filter.ts';
import { isNextOfSeries, laterDates } from './next-of-series.ts';
import { placesFree } from './places-free.ts';

export const publicPageSize = 20;
const countLimit = 1000;

/** An event as everybody may read it in a list. */
export type PublicEvent = Pick<
  typeof event.$inferSelect,
  | ('slug' | 'title' | 'summary' | 'hostedByPolice' | 'organiser' | 'mode' | 'visibility')
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
export const listPublicEvents = (
  db: Db,
  filter: PublicFilter,
  cursor: PublicCursor,
  now: Temporal.Instant,
  size = publicPageSize,
) => pageOfEvents(db, { conditions: asked(filter, now), near: filter.near, cursor, size });

type Page = { conditions: SQL[]; near?: Near | undefined; cursor: PublicCursor; size: number };

/** One page of the events `e` that fit some conditions, as a list for people outside the team shows them. */
export async function pageOfEvents(db: Db, asking: Page) {
  const { conditions, cursor, size } = asking;
  const shown = [...conditions, isNextOfSeries(conditions)];
  const [found, [total]] = await plannedAnew(db, async (tx) => [
    await tx.execute<Raw>(page(asking, shown)),
    await tx.execute<{ count: number }>(sql`select count(*)::int as count from (select 1 from event e
      where ${sql.join(shown, sql` and `)} limit ${countLimit + 1}) as counted`),
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

function page({ near, conditions, cursor, size }: Page, shown: readonly SQL[]): SQL {
  const { before, after } = cursor;
  const [direction, sign] = [sql.raw(before ? 'desc' : 'asc'), sql.raw(before ? '<' : '>')];
  const from = before ?? after;
  const beyond = from
    ? sql`and (e.starts_at, e.id) ${sign} (select l.starts_at, l.id from event l where l.slug = ${from})`
    : sql``;
  // The page is chosen first, and only its events are joined and have their places counted.
  return sql`select ${columns(near)}, ${laterDates(conditions)} as "laterDates" from (select * from event e
      where ${sql.join([...shown], sql` and `)} ${beyond}
      order by e.starts_at ${direction}, e.id ${direction} limit ${size + 1}) as e
    join event_term t on t.code = e.type_code join area a on a.id = e.area_id left join site s on s.id = e.site_id
    order by e.starts_at ${direction}, e.id ${direction}`;
}

const columns = (near: Near | undefined): SQL => sql`
  e.slug, e.title, e.summary, e.hosted_by_police as "hostedByPolice", e.organiser, e.mode,
  e.visibility, e.starts_at as "startsAt", e.ends_at as "endsAt", e.all_day as "allDay", t.label as type, a.name as area,
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
