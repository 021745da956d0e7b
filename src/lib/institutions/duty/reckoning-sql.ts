import { type SQL, sql } from 'drizzle-orm';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { lastContact } from './contact-sources.ts';
import { bodies, ukDayOf } from './family.ts';
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
  const first = ukDay(now).subtract({ months: countedMonths });
  const since = sql`${ukMoment(first, new Temporal.PlainTime()).toString()}::timestamptz`;
  return sql`
    with recursive ${bodies(of)}
    select b.root, n.named_on, n.trained_on, n.due_on, coalesce(t.people, 0), l.contact_on, l.kind, k.answer,
      k.checked_on
    from bodies b cross join lateral (${taught(since, now)}) t left join lateral (${lead(today)}) n on true
    left join lateral (${checked(today)}) k on true left join lateral (${lastContact}) l on true`;
}

// One person at three sessions is one person; whoever gave no address is counted each time. A whole
// organisation's session holds headcounts and no names.
const taught = (since: SQL, now: Temporal.Instant) => sql`
  select max(last_at) as last_at, sum(people)::int as people from (
    select max(s.starts_at) as last_at,
      count(distinct coalesce(lower(a.person_email::text) collate "C", a.id::text))
        filter (where a.state = 'present' and s.starts_at >= ${since}) as people
    from attendance a join training_session s on s.id = a.session_id and s.starts_at <= ${now.toString()}
    where a.institution_id = any(b.members) and a.state in ('present', 'part')
    union all
    select max(s.starts_at), sum(h.present) filter (where s.starts_at >= ${since})
    from training_session s join session_headcount h on h.session_id = s.id and h.present > 0
    where s.institution_id = any(b.members) and s.starts_at <= ${now.toString()}
  ) every`;

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
const lead = (today: SQL) => sql`
  select d.named_on, every.trained_on, every.due_on from (
    select named_on, mailbox, trained_elsewhere_on from prevent_lead
    where institution_id = any(b.members) and ended_at is null
    order by institution_id = b.root desc, named_on desc, id limit 1
  ) d left join lateral (
    select trained_on, (trained_on + make_interval(months => coalesce(refresher_months,
      ${usualRefresherMonths}::int)))::date as due_on
    from (${trainingsOf(sql`d.mailbox`)} union all select d.trained_elsewhere_on, null) one
    where trained_on <= ${today} order by trained_on desc, due_on desc limit 1
  ) every on true`;

const checked = (today: SQL) => sql`
  select answer, checked_on from referral_route_check
  where institution_id = any(b.members) and checked_on <= ${today}
  order by checked_on desc, recorded_at desc, id limit 1`;
