import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type EntryScope, within } from '../find-entries.ts';

/** How many days are shown, and over how many before them somebody's usual day is reckoned. */
export const shownDays = 30;
export const usualDays = 60;

/** What one officer looked at on one day, by UK time. */
export type ViewingDay = { officerId: string; day: Temporal.PlainDate; records: number; outOfHours: number };

// Reading the log itself is work of another kind, and would hide the rest.
const seen = sql.raw(`audit_log.operation in ('consult', 'disclose', 'alter', 'combine')
  and audit_log.entity <> 'audit_log'`);
const local = sql.raw(`(audit_log.at at time zone 'Europe/London')`);

/** Whether an entry was made before 6am, from 10pm on, or at a weekend. */
const isOutOfHours = sql`(extract(hour from ${local}) < 6 or extract(hour from ${local}) >= 22
  or extract(isodow from ${local}) > 5)`;

const theirs = (scope: EntryScope, since: Temporal.Instant) => sql`audit_log.actor_kind = 'officer'
  and audit_log.at >= ${since.toString()} and ${seen} and ${within(scope) ?? sql`true`}`;

/** Records looked at by officer and day, since a moment. */
export async function viewingDays(db: Db, scope: EntryScope, since: Temporal.Instant): Promise<ViewingDay[]> {
  const rows = await db.execute<{
    officer_id: string;
    day: string;
    records: number;
    out_of_hours: number;
  }>(sql`
    select actor_id as officer_id, ${local}::date::text as day, sum(records)::int as records,
      count(*) filter (where ${isOutOfHours})::int as out_of_hours
    from audit_log where ${theirs(scope, since)} group by 1, 2`);
  return rows.map((row) => ({
    officerId: row.officer_id,
    day: Temporal.PlainDate.from(row.day),
    records: row.records,
    outOfHours: row.out_of_hours,
  }));
}

/** The most different records that an officer looked at within one hour by the clock, since a moment. */
export async function busiestHours(
  db: Db,
  scope: EntryScope,
  since: Temporal.Instant,
): Promise<Map<string, number>> {
  const rows = await db.execute<{ officer_id: string; most: number }>(sql`
    select officer_id, max(seen)::int as most from (
      select audit_log.actor_id as officer_id, count(distinct seen_id) as seen
      from audit_log, unnest(audit_log.entity_ids) as seen_id
      where ${theirs(scope, since)}
      group by audit_log.actor_id, date_trunc('hour', audit_log.at)) hours
    group by officer_id`);
  return new Map(rows.map((row) => [row.officer_id, row.most]));
}

/** How many bookings of sessions outside all areas of their roles an officer looked at, since a moment. */
export async function outsideAreas(
  db: Db,
  scope: EntryScope,
  since: Temporal.Instant,
): Promise<Map<string, number>> {
  const rows = await db.execute<{ officer_id: string; bookings: number }>(sql`
    with recursive covered as (
      select officer_id, area_id from role_grant
      union
      select covered.officer_id, area.id from covered join area on area.parent_id = covered.area_id
    ), looked as materialized (
      select distinct audit_log.actor_id as officer_id,
        case when seen_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then seen_id::uuid end as booking_id
      from audit_log, unnest(audit_log.entity_ids) as seen_id
      where ${theirs(scope, since)} and audit_log.entity = 'booking')
    select looked.officer_id, count(*)::int as bookings from looked
    join booking b on b.id = looked.booking_id join training_session s on s.id = b.session_id
    where not exists (select 1 from covered
      where covered.officer_id::text = looked.officer_id and covered.area_id = s.area_id)
    group by 1`);
  return new Map(rows.map((row) => [row.officer_id, row.bookings]));
}
