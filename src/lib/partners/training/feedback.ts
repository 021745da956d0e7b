import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';

/** From so many answers on a mean is shown: fewer could be told apart by those who were there. */
export const leastReplies = 5;

/** What everybody at a session said of it, ours and others; who said what is not known to anybody. */
export type SessionFeedback = {
  title: string;
  on: Temporal.PlainDate;
  replies: number;
  /** Means of one to five; null where too few answered that question. */
  useful: number | null;
  relevant: number | null;
  recommend: number | null;
};

type Row = Omit<SessionFeedback, 'on'> & { on: string };

/**
 * What was said at the end of sessions that people of an organisation came to, newest first. Answers cannot be
 * joined to an organisation, so these are of whole sessions, and only where at least five answered.
 */
export async function feedbackOf(db: Db, institutionId: InstitutionId): Promise<SessionFeedback[]> {
  const rows = await db.execute<Row>(sql`
    with attended as (
      select distinct session_id as id from attendance
        where institution_id = ${institutionId} and state in ('present', 'part')
      union select id from training_session where institution_id = ${institutionId}
    )
    select c.title, (s.starts_at at time zone 'Europe/London')::date::text as on, count(*)::int as replies,
      ${mean('useful')} as useful, ${mean('relevant')} as relevant, ${mean('recommend')} as recommend
    from attended t join training_session s on s.id = t.id join course c on c.id = s.course_id
    join evaluation_response e on e.session_id = s.id and e.stage = 'end'
    group by s.id, c.title having count(*) >= ${leastReplies} order by s.starts_at desc limit 50`);
  return rows.map((row) => ({ ...row, on: Temporal.PlainDate.from(row.on) }));
}

const mean = (column: 'useful' | 'relevant' | 'recommend') =>
  sql`case when count(e.${sql.identifier(column)}) >= ${leastReplies}
    then round(avg(e.${sql.identifier(column)}), 1)::float8 end`;
