import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { momentOf } from '#lib/dates.ts';
import { at, epoch, ids } from '../entries/entry-sql.ts';
import type { Span } from './free.ts';

/** Whose diaries are looked at, between which moments. */
export type BusyQuestion = { officers: readonly OfficerId[]; from: Temporal.Instant; to: Temporal.Instant };

/**
 * When one of some colleagues is taken up: events, visits, sessions that they teach, dates held for others, leave and
 * other busy times. With what is not told, so that what is kept to a group stays there.
 */
export async function busyTimes(
  db: Db,
  { officers, from, to }: BusyQuestion,
  now: Temporal.Instant,
): Promise<Span[]> {
  if (officers.length === 0) return [];
  const those = ids(officers);
  const rows = await db.execute<{ from: number; to: number }>(sql`
    select ${epoch(sql`x.starts_at`)} as "from", ${epoch(sql`x.ends_at`)} as "to" from (
      select e.starts_at, e.ends_at from event e
        where e.cancelled_at is null and e.postponed_at is null and (e.lead_officer_id = any(${those})
          or exists (select from event_officer g where g.event_id = e.id and g.officer_id = any(${those})))
          and e.starts_at > ${at(from)} - interval '61 days' and e.starts_at < ${at(to)}
      union all
      select p.starts_at, p.ends_at from planned_contact p
        where p.cancelled_at is null and (p.officer_id = any(${those}) or exists (select from planned_contact_officer a
          where a.planned_contact_id = p.id and a.officer_id = any(${those})))
          and p.starts_at > ${at(from)} - interval '1 day' and p.starts_at < ${at(to)}
      union all
      select coalesce(q.starts_at, s.starts_at), coalesce(q.ends_at, s.ends_at) from session_trainer r
        join training_session s on s.id = r.session_id and s.cancelled_at is null
        left join session_part q on q.session_id = s.id
        where r.officer_id = any(${those}) and s.ends_at > ${at(from)} and s.starts_at < ${at(to)}
      union all
      select f.starts_at, f.ends_at from training_request_offer f
        where f.trainer_id = any(${those}) and f.answered_at is null and f.expires_at > ${at(now)}
      union all
      select b.starts_at, b.ends_at from officer_busy b where b.officer_id = any(${those})
    ) x where x.starts_at < ${at(to)} and x.ends_at > ${at(from)} order by 1`);
  return [...rows].map((row) => ({ from: momentOf(row.from), to: momentOf(row.to) }));
}
