import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { PlannedContactId } from '#db/schema/planned-contacts.ts';
import type { AssessmentGapId, AssessmentId } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** A question that somebody is to answer. */
export type OpenQuestion = {
  id: AssessmentGapId;
  assessmentId: AssessmentId;
  question: string;
  area: string;
  category: IssueCategory;
  askedOf: string;
  dueOn: Temporal.PlainDate;
  /** The contact that is planned for it, and its day. */
  visit: { id: PlannedContactId; on: Temporal.PlainDate } | null;
};
type Row = Omit<OpenQuestion, 'dueOn' | 'visit'> & {
  dueOn: string;
  visitId: PlannedContactId | null;
  visitOn: string | null;
};
type Asked = {
  /** Whose to answer; null for anybody's. */
  of: OfficerId | null;
  areas: readonly AreaId[];
  after?: AssessmentGapId | undefined;
};

/** The questions of standing assessments that were sent and not answered, due first; which were shown is recorded. */
export async function openQuestions(
  db: Db,
  officer: Officer,
  { of, areas, after }: Asked,
  now: Temporal.Instant,
  size = 40,
): Promise<{ rows: OpenQuestion[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const rows = await db.execute<Row>(sql`
    select g.id, g.assessment_id as "assessmentId", g.question, a.name as area, x.category, o.name as "askedOf",
      g.due_on::text as "dueOn", p.id as "visitId",
      (p.starts_at at time zone 'Europe/London')::date::text as "visitOn"
    from assessment_gap g join tension_assessment x on x.id = g.assessment_id join area a on a.id = x.area_id
    join officer o on o.id = g.asked_of
    left join planned_contact p on p.id = g.planned_contact_id and p.cancelled_at is null
    where g.answered_at is null and ${of ? sql`g.asked_of = ${of}` : sql`g.asked_of is not null`}
      and x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.approved_at is not null and x.ended_at is null
      ${after ? sql`and (g.due_on, g.id) > (select l.due_on, l.id from assessment_gap l where l.id = ${after})` : sql``}
    order by g.due_on, g.id limit ${size + 1}`);
  const page = [...rows].slice(0, size);
  const entry = { operation: 'consult', entity: 'assessment_gap', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['question', 'asked_of'] }, now);
  const dated = page.map(({ dueOn, visitId, visitOn, ...row }) => ({
    ...{ ...row, dueOn: Temporal.PlainDate.from(dueOn) },
    visit: visitId && visitOn ? { id: visitId, on: Temporal.PlainDate.from(visitOn) } : null,
  }));
  return { rows: dated, hasMore: rows.length > size };
}

/** How many such questions wait for an officer. */
export async function countQuestions(
  db: Db,
  { of, areas }: { of: OfficerId; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from assessment_gap g join tension_assessment x on x.id = g.assessment_id
    where g.answered_at is null and g.asked_of = ${of} and x.area_id = any(${`{${areas.join(',')}}`}::uuid[])
      and x.approved_at is not null and x.ended_at is null`);
  return row?.count ?? 0;
}
