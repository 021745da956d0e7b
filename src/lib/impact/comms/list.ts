import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { ids, mayReadPlan, type Reading } from './may-read.ts';
import { awaits, mayGoOut } from './waiting.ts';

export const planLists = ['open', 'waiting', 'ready', 'closed'] as const;
export type PlanList = (typeof planLists)[number];

/** A plan as a list shows it; its title is null while it is not for the reader. */
export type ListedPlan = {
  id: CommsPlanId;
  title: string | null;
  area: string;
  owner: string;
  touchedAt: Temporal.Instant;
  released: number;
  waiting: number;
  ready: number;
};
type Row = Omit<ListedPlan, 'touchedAt'> & { touchedAt: number };

type Asked = {
  /** Where the reader sees plans. */
  areas: readonly AreaId[];
  reading: Reading;
  list: PlanList;
  /** Only those of one impact assessment. */
  of?: ImpactId | undefined;
  after?: CommsPlanId | undefined;
};

const ofList = (list: PlanList, now: Temporal.Instant): SQL =>
  ({
    open: sql`p.closed_at is null`,
    waiting: sql`p.closed_at is null and exists (${awaits})`,
    ready: sql`p.closed_at is null and exists (${mayGoOut(now)})`,
    closed: sql`p.closed_at is not null`,
  })[list];

/** One page of the plans of some areas, the last touched first; which were shown is recorded. */
export async function listPlans(
  db: Db,
  officer: Officer,
  { areas, reading, list, of, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedPlan[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const beyond = sql`and (p.touched_at, p.id) < (select l.touched_at, l.id from comms_plan l where l.id = ${after})`;
  const rows = await db.execute<Row>(sql`
    select p.id, case when ${mayReadPlan(reading)} then p.title end as title, a.name as area, o.name as owner,
      date_part('epoch', p.touched_at) * 1000 as "touchedAt",
      (select count(distinct w.id)::int from comms_wording w join comms_version v on v.wording_id = w.id
        join comms_release l on l.version_id = v.id where w.plan_id = p.id) as released,
      (select count(*)::int from (${awaits}) it) as waiting, (select count(*)::int from (${mayGoOut(now)}) it) as ready
    from comms_plan p join area a on a.id = p.area_id join officer o on o.id = p.owner_id
    where ${liesIn(areas)} and ${ofList(list, now)} ${of ? sql`and p.impact_assessment_id = ${of}` : sql``}
      ${after ? beyond : sql``}
    order by p.touched_at desc, p.id desc limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(listed);
  const entry = { operation: 'consult', entity: 'comms_plan', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['title', 'owner_id'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

/** Whether plan `p` is for one of some areas. */
export const liesIn = (areas: readonly AreaId[]): SQL => sql`(p.area_id = any(${ids(areas)})
  or exists (select from comms_plan_area f where f.plan_id = p.id and f.area_id = any(${ids(areas)})))`;

const listed = ({ touchedAt, ...row }: Row): ListedPlan => ({
  ...row,
  touchedAt: momentOf(touchedAt),
});
