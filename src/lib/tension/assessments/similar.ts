import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { AssessmentId, AssessmentThreadId } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** What was thought of such an issue before: the gravest version of its thread. */
export type SimilarAssessment = {
  id: AssessmentId;
  area: string;
  isSameArea: boolean;
  issue: string;
  /** The level it reached. */
  level: Level;
  from: Temporal.PlainDate;
  to: Temporal.PlainDate;
  versions: number;
  mitigation: string | null;
};
type Row = Omit<SimilarAssessment, 'from' | 'to'> & { from: string; to: string };
type Asked = {
  areaId: AreaId;
  category: IssueCategory;
  /** The thread that is being written. */
  but: AssessmentThreadId;
  /** Where the reader may read. */
  areas: readonly AreaId[];
};

/** Other threads on such an issue in the area, then in its force, the latest first; which were shown is recorded. */
export async function similarAssessments(
  db: Db,
  officer: Officer,
  { areaId, category, but, areas }: Asked,
  now: Temporal.Instant,
  most = 4,
): Promise<SimilarAssessment[]> {
  if (areas.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    with recursive up as (
      select id, parent_id, kind from area where id = ${areaId}
      union all
      select a.id, a.parent_id, a.kind from area a join up u on a.id = u.parent_id where u.kind <> 'force'
    ), near as (
      select id from up where kind <> 'region'
      union
      select a.id from area a join near n on a.parent_id = n.id
    ), thread as materialized (
      select distinct on (x.thread_id) x.id, x.area_id, x.issue, x.level, x.mitigation,
        count(*) over of_thread::int as versions, min(x.covers_from) over of_thread as first_day,
        max(x.covers_to) over of_thread as last_day
      from tension_assessment x
      where x.area_id in (table near) and x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and x.category = ${category}
        and x.thread_id <> ${but} and x.approved_at is not null and x.ending is distinct from 'withdrawn'
      window of_thread as (partition by x.thread_id)
      order by x.thread_id, x.level desc, x.approved_at desc
    )
    select t.id, a.name as area, t.area_id = ${areaId} as "isSameArea", t.issue, t.level, t.first_day::text as from,
      t.last_day::text as to, t.versions, t.mitigation
    from thread t join area a on a.id = t.area_id
    order by t.area_id = ${areaId} desc, t.last_day desc, t.id limit ${most}`);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'tension_assessment', ids, fields: ['mitigation'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return rows.map(({ from, to, ...row }) => ({
    ...row,
    from: Temporal.PlainDate.from(from),
    to: Temporal.PlainDate.from(to),
  }));
}

/** What is thought of such an issue in an area already: a thread with a version that stands, or one being written. */
export type OpenThread = { id: AssessmentId; issue: string; isDraft: boolean };

/** The threads on such an issue in an area that are open, so that nobody begins a second one unknowingly. */
export async function openThreads(
  db: Db,
  officer: Officer,
  { areaId, category }: Pick<Asked, 'areaId' | 'category'>,
  now: Temporal.Instant,
): Promise<OpenThread[]> {
  const rows = await db.execute<OpenThread>(sql`
    select distinct on (x.thread_id) x.id, x.issue, x.approved_at is null as "isDraft" from tension_assessment x
    where x.area_id = ${areaId} and x.category = ${category} and x.ended_at is null
    order by x.thread_id, x.version desc limit 5`);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'tension_assessment', ids, fields: ['issue'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return [...rows];
}
