import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { ukDay } from '#lib/dates.ts';
import { quarterOf, quartersLater } from '#lib/quarters.ts';
import { districtsOfToday } from './bound.ts';
import { idArray } from './family.ts';
import { trainingsOf } from './reckoning-sql.ts';
import { usualRefresherMonths } from './training-rule.ts';

/** So many quarters are kept reckoned, with the one under way. */
const quartersKept = 9;

const lockKey = 7_251_964_012;

/** Reckons what training reached in each of the last quarters anew, by district and sector. */
export async function reckonQuarters(db: Db, now: Temporal.Instant): Promise<void> {
  const today = ukDay(now);
  const first = quartersLater(quarterOf(today), 1 - quartersKept);
  await db.transaction(async (tx) => {
    // Two workers would each delete what they see and write the same rows.
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey}::bigint)`);
    await tx.execute(sql`delete from quarter_coverage`);
    await tx.execute(sql`
      insert into quarter_coverage
        (quarter, district_id, sector_code, people_trained, institutions, with_trained_lead)
      with recursive quarters as (
        select q::date as quarter, least((q + interval '3 months' - interval '1 day')::date,
          ${today.toString()}::date) as last_day
        from generate_series(${first.toString()}::date, ${today.toString()}::date, interval '3 months') q
      ), ${roots}, ${people(first, now)}, ${led}, ${held}
      select q.quarter, p.district_id, p.sector_code, coalesce(h.people, 0), p.institutions, coalesce(l.leads, 0)
      from quarters q cross join places p
      left join held h on h.quarter = q.quarter and h.district_id = p.district_id and h.sector_code = p.sector_code
      left join led l on l.quarter = q.quarter and l.district_id = p.district_id
        and l.sector_code = p.sector_code`);
  });
}

const roots = sql`
  families (root, id) as (
    select id, id from institution where merged_into_id is null
    union all
    select f.root, i.id from institution i join families f on i.merged_into_id = f.id
  ),
  lying as (
    select f.id, f.root, r.district_id, t.sector_code, t.has_prevent_duty
    from families f join institution r on r.id = f.root join institution_type t on t.code = r.type_code
    where r.district_id is not null
  ),
  places as (
    select district_id, sector_code, count(distinct root) filter (where has_prevent_duty) as institutions
    from lying group by district_id, sector_code
  )`;

const people = (first: Temporal.PlainDate, now: Temporal.Instant): SQL => sql`
  came as (
    select date_trunc('quarter', s.starts_at at time zone 'Europe/London')::date as quarter, y.district_id,
      y.sector_code, coalesce(lower(a.person_email::text) collate "C", a.id::text) as person, 1 as heads
    from attendance a join training_session s on s.id = a.session_id join lying y on y.id = a.institution_id
    where a.state = 'present' and s.starts_at <= ${now.toString()}
      and s.starts_at >= ${first.toString()}::date::timestamp at time zone 'Europe/London'
    union all
    select date_trunc('quarter', s.starts_at at time zone 'Europe/London')::date, y.district_id, y.sector_code,
      null, h.present
    from training_session s join session_headcount h on h.session_id = s.id and h.present > 0
    join lying y on y.id = s.institution_id
    where s.starts_at <= ${now.toString()} and s.starts_at >= ${first.toString()}::date::timestamp at time zone 'Europe/London'
  )`;

const held = sql`
  held as (
    select quarter, district_id, sector_code,
      (count(distinct person) + coalesce(sum(heads) filter (where person is null), 0))::int as people
    from came group by quarter, district_id, sector_code
  )`;

// Who led when a quarter ended, and was trained then: a lead who was named or trained later does not count back.
const led = sql`
  led as (
    select q.quarter, y.district_id, y.sector_code, count(distinct y.root) as leads
    from prevent_lead l join lying y on y.id = l.institution_id and y.has_prevent_duty
    cross join lateral (
      select trained_on, (trained_on + make_interval(months => coalesce(refresher_months,
        ${usualRefresherMonths}::int)))::date as due_on
      from (${trainingsOf(sql`l.mailbox`)} union all select l.trained_elsewhere_on, null) one
      where trained_on is not null
    ) t
    join quarters q on q.last_day >= l.named_on and t.trained_on <= q.last_day and t.due_on > q.last_day
      and (l.ended_at is null or (l.ended_at at time zone 'Europe/London')::date > q.last_day)
    group by q.quarter, y.district_id, y.sector_code
  )`;

/** What training reached of a sector in a district in a quarter. */
export type QuarterCoverage = {
  quarter: string;
  district: string;
  slug: string;
  sector: string;
  peopleTrained: number;
  institutions: number;
  withTrainedLead: number;
};

/** What training reached in some areas since a quarter, under the districts of today. */
export const coverageByQuarter = (
  db: Db,
  areas: readonly AreaId[],
  since: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Promise<QuarterCoverage[]> =>
  db.execute<QuarterCoverage>(sql`
    select q.quarter::text, d.name as district, d.slug, q.sector_code as sector,
      sum(q.people_trained)::int as "peopleTrained", sum(q.institutions)::int as institutions,
      sum(q.with_trained_lead)::int as "withTrainedLead"
    from quarter_coverage q join (${districtsOfToday(today)}) d on d.district_id = q.district_id
    where q.quarter >= ${since.toString()}::date and q.district_id = any(${idArray(areas)})
    group by q.quarter, d.name, d.slug, q.sector_code`);
