import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { plannedAnew } from '#db/planned-anew.ts';
import type { event } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { AskedEvents } from './filter.ts';
import { isTheirs, liesIn, ofList, within } from './list-sql.ts';
import { eventsNamed } from './named.ts';
import { beyond, orderOf, orderSql } from './order-sql.ts';
import { isOpenEvent } from './sight.ts';

export const eventPageSize = 40;

type Row = typeof event.$inferSelect;
/** An event as a list shows it. */
export type ListedEvent = Pick<
  Row,
  | ('id' | 'title' | 'visibility' | 'hostedByPolice' | 'organiser' | 'registration' | 'capacity')
  | ('startsAt' | 'endsAt' | 'allDay' | 'askedAt' | 'approvedAt' | 'publishedAt')
  | ('postponedAt' | 'cancelledAt' | 'sentBackWords' | 'seriesId')
> & { type: string; area: string; lead: string | null; place: string | null; heads: number };

type Raw = {
  [Key in keyof ListedEvent]: Temporal.Instant extends ListedEvent[Key] ? string : ListedEvent[Key];
};

/** One page of the events in some areas, in the order of the diary; which were shown is recorded. */
export async function listEvents(
  db: Db,
  officer: Officer,
  { areas, filter }: AskedEvents,
  now: Temporal.Instant,
  size = eventPageSize,
): Promise<{ rows: ListedEvent[]; hasMore: boolean }> {
  const named = filter.words ? await eventsNamed(db, filter.words) : null;
  if (areas.length === 0 || named?.length === 0) return { rows: [], hasMore: false };
  const at = sql`${now.toString()}::timestamptz`;
  const order = orderOf(filter.list, at);
  const conditions = [
    liesIn(areas),
    ofList[filter.list](at),
    isOpenEvent(officer.id, now),
    ...(filter.isMine ? [isTheirs(officer.id)] : []),
    ...(named ? [sql`e.id = any(${`{${named.join(',')}}`}::uuid[])`] : []),
    ...(filter.type ? [sql`e.type_code = ${filter.type}`] : []),
    ...(filter.area ? [within(filter.area)] : []),
    ...(filter.after ? [beyond(filter.after, order)] : []),
  ];
  const statement = sql`${selectEvents} where ${sql.join(conditions, sql` and `)}
    order by ${orderSql(order)} limit ${size + 1}`;
  const rows = await plannedAnew(db, (tx) => tx.execute<Raw>(statement));
  const page = [...rows].slice(0, size).map(listed);
  const entry = { operation: 'consult', entity: 'event', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['lead_officer_id'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

const selectEvents = sql`
  select e.id, e.title, e.visibility, e.hosted_by_police as "hostedByPolice", e.organiser, e.registration,
    e.capacity, e.starts_at as "startsAt", e.ends_at as "endsAt", e.all_day as "allDay", e.asked_at as "askedAt",
    e.approved_at as "approvedAt", e.published_at as "publishedAt", e.postponed_at as "postponedAt",
    e.cancelled_at as "cancelledAt", e.sent_back_words as "sentBackWords", e.series_id as "seriesId",
    t.label as type, a.name as area, o.name as lead, coalesce(s.name || ', ' || s.town, e.venue) as place,
    (select coalesce(sum(r.party_size), 0)::int from event_registration r where r.event_id = e.id
      and r.placed_at is not null and r.ended_at is null) as heads
  from event e join event_term t on t.code = e.type_code join area a on a.id = e.area_id
  left join officer o on o.id = e.lead_officer_id left join site s on s.id = e.site_id`;

const moments = ['startsAt', 'endsAt', 'askedAt', 'approvedAt', 'publishedAt', 'postponedAt', 'cancelledAt'];

function listed(row: Raw): ListedEvent {
  const read = Object.entries(row).map(([key, value]) => [
    key,
    moments.includes(key) && typeof value === 'string' ? instantOf(value) : value,
  ]);
  return Object.fromEntries(read) as ListedEvent;
}

// PostgreSQL writes "2026-12-03 18:00:00+00".
const instantOf = (text: string): Temporal.Instant => Temporal.Instant.from(text.replace(' ', 'T'));
