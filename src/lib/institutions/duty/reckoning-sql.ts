import { type SQL, sql } from 'drizzle-orm';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';
import { contacted } from './contact-sources.ts';
import { family, ukDayOf } from './family.ts';
import { usualRefresherMonths } from './training-rule.ts';

/** Staff count as trained for so many months after they were. */
export const countedMonths = 24;

const columns = [
  ...['lead_named_on', 'lead_trained_on', 'lead_due_on', 'staff_trained', 'last_contact_on'],
  ...['last_contact_kind', 'route_answer', 'route_checked_on'],
];

/** The columns of `reckoned` after the institution, each of one table. */
export const coverageColumns = (table?: 'c' | 'excluded'): SQL =>
  sql.raw(columns.map((name) => (table ? `${table}.${name}` : name)).join(', '));

/** A row of `duty_coverage` for each of some institutions, from what is recorded of them. */
export function reckoned(of: readonly InstitutionId[], now: Temporal.Instant): SQL {
  const today = sql`${ukDay(now).toString()}::date`;
  const since = sql`${ukDay(now).subtract({ months: countedMonths }).toString()}::date`;
  return sql`
    with recursive ${family(of)}, ${taught(since, now)}, ${leads(today)}, ${checked(today)}, ${contacted()}
    select f.root, c.named_on, c.trained_on, c.due_on, coalesce(t.people, 0), l.contact_on, l.kind, k.answer,
      k.checked_on
    from (select distinct root from family) f
    left join led c on c.root = f.root left join taught t on t.root = f.root
    left join contacted l on l.root = f.root left join checked k on k.root = f.root`;
}

// One person at three sessions is one person; whoever gave no address is counted each time. A whole
// organisation's session holds headcounts and no names.
const taught = (since: SQL, now: Temporal.Instant) => sql`
  heard as (
    select f.root, max(s.starts_at) as last_at,
      count(distinct coalesce(lower(a.person_email::text) collate "C", a.id::text))
        filter (where a.state = 'present' and ${ukDayOf(sql`s.starts_at`)} >= ${since}) as people
    from family f join attendance a on a.institution_id = f.id and a.state in ('present', 'part')
    join training_session s on s.id = a.session_id and s.starts_at <= ${now.toString()}
    group by f.root
    union all
    select f.root, max(s.starts_at),
      sum(h.present) filter (where ${ukDayOf(sql`s.starts_at`)} >= ${since})
    from family f join training_session s on s.institution_id = f.id and s.starts_at <= ${now.toString()}
    join session_headcount h on h.session_id = s.id and h.present > 0
    group by f.root
  ),
  taught as (select root, max(last_at) as last_at, sum(people)::int as people from heard group by root)`;

/** Every training of whoever a mailbox belongs to, whatever institution it was booked for: `mailbox` is a column. */
export const trainingsOf = (mailbox: SQL): SQL => sql`
  select ${ukDayOf(sql`s.starts_at`)} as trained_on, v.refresher_months
    from attendance a join training_session s on s.id = a.session_id
    join course_version v on v.course_id = s.course_id and v.number = s.course_version
    where a.person_email = ${mailbox} and a.state = 'present'
  union all
  select x.attended_on, v.refresher_months from certificate x join training_session s on s.id = x.session_id
    join course_version v on v.course_id = s.course_id and v.number = s.course_version
    where x.person_email = ${mailbox} and x.revoked_at is null`;

// Where two records of one body each had a lead, the one that stays goes first.
const leads = (today: SQL) => sql`
  named as (
    select distinct on (f.root) f.root, l.named_on, l.mailbox, l.trained_elsewhere_on
    from family f join prevent_lead l on l.institution_id = f.id and l.ended_at is null
    order by f.root, l.institution_id = f.root desc, l.named_on desc, l.id
  ),
  led as (
    select n.root, n.named_on, t.trained_on, t.due_on from named n left join lateral (
      select trained_on, (trained_on + make_interval(months => coalesce(refresher_months,
        ${usualRefresherMonths}::int)))::date as due_on
      from (${trainingsOf(sql`n.mailbox`)} union all select n.trained_elsewhere_on, null) every
      where trained_on <= ${today} order by trained_on desc, due_on desc limit 1
    ) t on true
  )`;

const checked = (today: SQL) => sql`
  checked as (
    select distinct on (f.root) f.root, r.answer, r.checked_on
    from family f join referral_route_check r on r.institution_id = f.id and r.checked_on <= ${today}
    order by f.root, r.checked_on desc, r.recorded_at desc, r.id
  )`;
