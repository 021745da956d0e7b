import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { type Inspectorate, inspectorates } from './inspectorate.ts';
import { coverageByRole, trainedPeople } from './trained.ts';
import { wholeStaffSessions } from './whole-staff.ts';

/** A course that people of the organisation came to, with what it is for. */
export type ReportCourse = { title: string; outcomes: string[]; people: number; lastOn: Temporal.PlainDate };

export type Asked = {
  institutionId: InstitutionId;
  inspectorate: Inspectorate;
  withNames: boolean;
  reason: string;
};

/**
 * What an organisation shows an inspector of its training. The giving out is recorded, with the reason.
 *
 * @param asked `withNames`: who came, by name; otherwise numbers only
 */
export function organisationReport(db: Db, actor: Partner, asked: Asked, now: Temporal.Instant) {
  const { institutionId: id, inspectorate, withNames, reason } = asked;
  return db.transaction(async (tx) => {
    const people = withNames ? await trainedPeople(tx, actor, id, now) : [];
    const coverage = await coverageByRole(tx, actor, id, now);
    const [courses, whole] = [await coursesOf(tx, id), await wholeStaffSessions(tx, id, now)];
    const fields = withNames ? ['person_name', 'role_code', 'state'] : ['role_code', 'state'];
    const entry = {
      operation: 'disclose',
      entity: 'institution',
      ids: [id],
      fields,
      purpose: 'training',
    } as const;
    await record(tx, actor, { ...entry, reason, recipient: inspectorates[inspectorate].name }, now);
    return { people, coverage, courses, whole: whole.filter(({ isOver }) => isOver) };
  });
}
export type Report = Awaited<ReturnType<typeof organisationReport>>;

type Row = Omit<ReportCourse, 'lastOn'> & { lastOn: string };

// What a course is for is what its newest version says that somebody came to, not what it says today.
async function coursesOf(tx: Db, id: InstitutionId): Promise<ReportCourse[]> {
  const rows = await tx.execute<Row>(sql`
    select v.title, v.outcomes, came.people, came.last_on::text as "lastOn"
    from (
      select s.course_id, max(s.course_version) as version, count(*)::int as people,
        max((s.starts_at at time zone 'Europe/London')::date) as last_on
      from attendance a join training_session s on s.id = a.session_id
      where a.institution_id = ${id} and a.state = 'present' group by s.course_id
    ) came join course_version v on v.course_id = came.course_id and v.number = came.version
    order by came.last_on desc, v.title limit 40`);
  return rows.map((row) => ({ ...row, lastOn: Temporal.PlainDate.from(row.lastOn) }));
}
