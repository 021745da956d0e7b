import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Stage } from '#db/schema/evaluation-answers.ts';
import type { SessionId, SessionKind } from '#db/schema/sessions.ts';

/** A session whose people are to be asked now. */
export type Due = {
  sessionId: SessionId;
  stage: Stage;
  kind: SessionKind;
  courseTitle: string;
  startsAt: Temporal.Instant;
  templateCode: string;
};

/** After how long people are asked, and in how many days nobody is asked any more: a round is never years late. */
const after: Readonly<Record<Stage, string>> = {
  end: '2 hours',
  three_months: '3 months',
  six_months: '6 months',
};
const lateDays = 14;
// A register that still has blanks is given a day; then those are asked who are marked.
const registerHours = 24;
// All the staff of an organisation answer by a link on the screen, before they leave.
const beforeTheEnd = '30 minutes';

type Row = Omit<Due, 'startsAt'> & { startsAt: string };

/** The sessions that are due at a stage and were not asked yet, the oldest first. */
export async function dueSessions(db: Db, stage: Stage, now: Temporal.Instant): Promise<Due[]> {
  const at = sql`${now.toString()}::timestamptz`;
  const due = sql`(s.ends_at at time zone 'Europe/London' + ${after[stage]}::interval) at time zone 'Europe/London'`;
  const whole = stage === 'end' ? sql`s.ends_at - ${beforeTheEnd}::interval` : due;
  const rows = await db.execute<Row>(sql`
    select s.id as "sessionId", ${stage}::text as stage, s.kind, v.title as "courseTitle",
      s.starts_at::text as "startsAt", coalesce(v.evaluation_template_code, 'short') as "templateCode"
    from training_session s
    join course_version v on v.course_id = s.course_id and v.number = s.course_version
    where s.cancelled_at is null
      and s.starts_at > ${at} - ${after[stage]}::interval - make_interval(days => ${lateDays + 92}::int)
      and case s.kind when 'whole_organisation' then ${whole} else ${due} end
        between ${at} - make_interval(days => ${lateDays}::int) and ${at}
      and not exists (select 1 from evaluation_round r where r.session_id = s.id and r.stage = ${stage})
      and case s.kind when 'whole_organisation' then
        exists (select 1 from session_headcount h where h.session_id = s.id and coalesce(h.present, h.expected) > 0)
      else exists (select 1 from attendance a where a.session_id = s.id and a.state in ('present', 'part'))
        and (s.ends_at < ${at} - make_interval(hours => ${registerHours}::int)
          or not exists (select 1 from attendance a where a.session_id = s.id and a.state is null)) end
    order by s.ends_at, s.id limit 200`);
  return rows.map((row) => ({ ...row, startsAt: Temporal.Instant.from(row.startsAt.replace(' ', 'T')) }));
}
