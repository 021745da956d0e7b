import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { EventWarning, MeantEvent } from './warnings.ts';
import { isOpenEvent } from './sight.ts';

type Row = { id: string; what: string; who: string; startsAt: string };

const busyWords = sql.raw(
  `case b.kind when 'leave' then 'leave' when 'court' then 'court' when 'training' then 'own training' else 'other work' end`,
);

/** What the lead officer has at the time of an event: other events, visits, sessions that they teach, busy times. */
export async function engagedThen(
  db: Db,
  reader: OfficerId,
  { leadOfficerId: lead, startsAt, endsAt, except }: MeantEvent,
  now: Temporal.Instant,
): Promise<EventWarning[]> {
  const [from, to] = [sql`${startsAt.toString()}::timestamptz`, sql`${endsAt.toString()}::timestamptz`];
  const rows = await db.execute<Row>(sql`
    select x.id, x.what, o.name as who, x.starts_at::text as "startsAt" from (
      select e.id, case when ${isOpenEvent(reader, now)} then e.title else 'an event that is not for you to see' end as what,
        e.starts_at, e.ends_at from event e
      where e.cancelled_at is null and e.postponed_at is null and e.id is distinct from ${except}::uuid
        and not e.all_day and (e.lead_officer_id = ${lead} or exists (select 1 from event_officer g
          where g.event_id = e.id and g.officer_id = ${lead})) and e.starts_at < ${to} and e.ends_at > ${from}
      union all
      select p.id, t.label || ', ' || i.name, p.starts_at, p.ends_at from planned_contact p
        join engagement_term t on t.code = p.type_code join institution i on i.id = p.institution_id
      where p.cancelled_at is null and p.engagement_id is null and (p.officer_id = ${lead} or exists (
        select 1 from planned_contact_officer a where a.planned_contact_id = p.id and a.officer_id = ${lead}))
        and p.starts_at < ${to} and p.ends_at > ${from}
      union all
      select s.id, c.title, coalesce(q.starts_at, s.starts_at), coalesce(q.ends_at, s.ends_at) from session_trainer r
        join training_session s on s.id = r.session_id and s.cancelled_at is null
        join course_version c on c.course_id = s.course_id and c.number = s.course_version
        left join session_part q on q.session_id = s.id
      where r.officer_id = ${lead} and coalesce(q.starts_at, s.starts_at) < ${to} and coalesce(q.ends_at, s.ends_at) > ${from}
      union all
      select b.id, ${busyWords}, b.starts_at, b.ends_at from officer_busy b
      where b.officer_id = ${lead} and b.starts_at < ${to} and b.ends_at > ${from}
    ) x join officer o on o.id = ${lead} order by x.starts_at, x.id limit 6`);
  return [...rows].map((row) => ({
    ...{ ...row, kind: 'engaged' as const },
    startsAt: Temporal.Instant.from(row.startsAt.replace(' ', 'T')),
  }));
}
