import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { EventId } from '#db/schema/events.ts';
import type { SeriesId } from '#db/schema/event-series.ts';
import { type Circle, type FeedFilter } from './filter.ts';

/** So many events a feed holds at most, the nearest first. */
const most = 10_000;

/** An event as a feed needs it; moments in milliseconds, which are read ten times as fast as words. */
export type FeedRow = {
  id: EventId;
  slug: string;
  title: string;
  summary: string;
  organiser: string;
  police: boolean;
  type: string;
  place: string | null;
  online: boolean;
  starts: number;
  ends: number;
  allDay: boolean;
  cancelled: number | null;
  cancelReason: string | null;
  postponedReason: string | null;
  changed: number;
  published: number;
  sequence: number;
  seriesId: SeriesId | null;
  occurs: number | null;
  rule: string | null;
  seriesStarts: number | null;
  seriesEnds: number | null;
  seriesSequence: number | null;
};

/** So many rows of one database are remembered. */
const mostKnown = 20_000;

type Version = { id: EventId; version: string };
type Known = Map<EventId, { version: string; row: FeedRow }>;
const knownIn = new WeakMap<Db, Known>();

/**
 * The published events of a circle that end after a moment, by when they start. What was cancelled before it is left
 * out: whoever reads a feed has heard of it by then. Nothing that is kept to a few is ever in a feed.
 *
 * Which events they are is asked each time. What they say is read once for each version of its rows in the database:
 * reading five thousand anew because one has changed took half of the time.
 */
export async function feedRows(db: Db, circle: Circle, from: Temporal.Instant): Promise<FeedRow[]> {
  const moment = sql`${from.toString()}::timestamptz`;
  const chosen = sql`where e.published_at is not null and e.ends_at > ${moment}
    and (e.cancelled_at is null or e.cancelled_at > ${moment}) and ${isOutside} and ${ofCircle(circle)}
    order by e.starts_at, e.id limit ${most}`;
  return plannedAnew(db, async (tx) => {
    const listed = await tx.execute<Version>(sql`select e.id, ${version} as version ${tables} ${chosen}`);
    const known = roomFor(db, listed);
    await read(tx, known, unreadIn(known, listed));
    return listed.flatMap(({ id }) => known.get(id)?.row ?? []);
  });
}

const unreadIn = (known: Known, listed: readonly Version[]): Version[] =>
  listed.filter(({ id, version }) => known.get(id)?.version !== version);

// When there are too many, another map, and not an emptied one: a feed that is read at the same time keeps all of its
// rows, or those that subscribe would lose events.
function roomFor(db: Db, listed: readonly Version[]): Known {
  const known: Known = knownIn.get(db) ?? new Map();
  const isFull = known.size + unreadIn(known, listed).length > mostKnown;
  const roomy: Known = isFull ? new Map() : known;
  knownIn.set(db, roomy);
  return roomy;
}

async function read(tx: Db, known: Known, versions: readonly Version[]): Promise<void> {
  if (versions.length === 0) return;
  const ids = sql`${`{${versions.map(({ id }) => id).join(',')}}`}::uuid[]`;
  const rows = await tx.execute<FeedRow & Version>(sql`${selectRows} where e.id = any(${ids})`);
  for (const { version, ...row } of rows) known.set(row.id, { version, row });
}

// The transaction that wrote a row and where it lies: every change of it gets another pair.
const version = sql`concat_ws(' ', e.xmin, e.ctid, t.xmin, t.ctid, s.xmin, s.ctid, r.xmin, r.ctid)`;

const tables = sql`from event e join event_term t on t.code = e.type_code left join site s on s.id = e.site_id
  left join event_series r on r.id = e.series_id`;

const isOutside = sql`not exists (select 1 from restriction kept
  where kept.entity = 'event' and kept.entity_id = e.id and kept.lifted_at is null)`;

const ms = (moment: string): SQL => sql.raw(`date_part('epoch', ${moment}) * 1000`);

const selectRows = sql`
  select e.id, ${version} as version, e.slug, e.title, e.summary, e.organiser, e.hosted_by_police as police, t.label as type,
    coalesce(s.name || ', ' || s.town || coalesce(', ' || s.postcode, ''),
      e.venue || coalesce(', ' || e.venue_postcode, '')) as place,
    e.mode <> 'in_person' as online, ${ms('e.starts_at')} as starts, ${ms('e.ends_at')} as ends,
    e.all_day as "allDay", ${ms('e.cancelled_at')} as cancelled, e.cancel_reason as "cancelReason",
    e.postponed_reason as "postponedReason", ${ms('e.changed_at')} as changed,
    ${ms('e.published_at')} as published, e.sequence,
    e.series_id as "seriesId", ${ms('e.occurs_at')} as occurs, r.rule,
    ${ms('r.starts_at')} as "seriesStarts", ${ms('r.ends_at')} as "seriesEnds", r.sequence as "seriesSequence"
  ${tables}`;

const inTree = (top: SQL): SQL => sql`e.area_id in (with recursive down as (
  select id from area where ${top} union select a.id from area a join down on a.parent_id = down.id)
  select id from down)`;

function ofCircle(circle: Circle): SQL {
  if (circle.kind === 'partners')
    return sql`e.visibility in ('public', 'partners') and ${inTree(sql`id = ${circle.area}`)}`;
  if (circle.kind === 'staff')
    return sql`e.visibility <> 'named_group' and e.area_id = any(${`{${circle.areas.join(',')}}`}::uuid[])`;
  return sql.join([sql`e.visibility = 'public'`, ...conditions(circle.filter)], sql` and `);
}

function conditions({ area, type, audience, access, around }: FeedFilter): SQL[] {
  const tagged = (code: string) =>
    sql`exists (select 1 from event_tag g where g.event_id = e.id and g.term_code = ${code})`;
  return [
    ...(area ? [inTree(sql`slug = ${area} and valid_to is null`)] : []),
    ...(type ? [sql`e.type_code = ${type}`] : []),
    ...(audience ? [tagged(audience)] : []),
    ...(access ? [tagged(access)] : []),
    ...(around ? [sql`${kmTo(around.latitude, around.longitude)} <= ${around.km}::float8`] : []),
  ];
}

// The great circle by the haversine; null, and so left out, for what takes place online.
const kmTo = (latitude: number, longitude: number): SQL => sql`(2 * 6371 * asin(least(1, sqrt(
  sin(radians(e.latitude - ${latitude}::float8) / 2) ^ 2 + cos(radians(${latitude}::float8))
  * cos(radians(e.latitude)) * sin(radians(e.longitude - ${longitude}::float8) / 2) ^ 2))))`;
