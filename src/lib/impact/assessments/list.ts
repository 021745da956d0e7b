import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { ImpactType } from '#db/schema/impact-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';
import { reviewDue } from '../reviews/due-sql.ts';
import { isSeen, type Sight } from './sight.ts';

export const impactLists = ['open', 'waiting', 'closed'] as const;
export type ImpactList = (typeof impactLists)[number];

/** An assessment as a list shows it. */
export type ListedImpact = {
  id: ImpactId;
  reference: string;
  name: string;
  type: ImpactType;
  /** Where it leads. */ areaId: AreaId;
  area: string;
  others: string[];
  owner: string;
  version: number;
  state: 'draft' | 'sent back' | 'waiting' | 'approved';
  isCritical: boolean;
  openActions: number;
  lateActions: number;
  dueAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
};
type Row = Omit<ListedImpact, 'dueAt' | 'closedAt'> & { dueAt: number; closedAt: number | null };

/** What of the assessments that somebody may read is asked for. */
export type ImpactFilter = {
  list: ImpactList;
  /** The slug of an area, with all in it. */ area?: string | undefined;
  type?: ImpactType | undefined;
  after?: ImpactId | undefined;
};

const epoch = (column: SQL): SQL => sql`(date_part('epoch', ${column}) * 1000)::float8`;
const waits = sql`exists (select 1 from impact_version w where w.assessment_id = x.id and w.asked_at is not null
  and w.approved_at is null)`;
const ofList: Readonly<Record<ImpactList, SQL>> = {
  open: sql`x.closed_at is null`,
  waiting: sql`x.closed_at is null and ${waits}`,
  closed: sql`x.closed_at is not null`,
};

/**
 * One page of the assessments that somebody may read, and that it was shown is recorded. What is overdue for review
 * comes first, then what is due next; of the closed, what was closed last.
 */
export async function listImpact(
  db: Db,
  officer: Officer,
  { sight, filter }: { sight: Sight; filter: ImpactFilter },
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedImpact[]; hasMore: boolean }> {
  if (sight.areas.length === 0) return { rows: [], hasMore: false };
  const place =
    filter.list === 'closed' ? sql`-extract(epoch from x.closed_at)` : sql`extract(epoch from ${reviewDue})`;
  const beyond = sql`and (${place}, x.id) > (select at.place, at.id from (select ${place} as place, x.id
    from impact_assessment x where x.id = ${filter.after}) at)`;
  const rows = await db.execute<Row>(sql`
    select x.id, x.reference, x.name, x.type, x.area_id as "areaId", a.name as area, o.name as owner, x.critical_at is not null as "isCritical",
      array(select n.name from impact_area ia join area n on n.id = ia.area_id where ia.assessment_id = x.id order by n.name)
        as others, last.version, last.state, ${epoch(reviewDue)} as "dueAt", ${epoch(sql`x.closed_at`)} as "closedAt",
      task.open as "openActions", task.late as "lateActions"
    from impact_assessment x join area a on a.id = x.area_id join officer o on o.id = x.owner_id
    cross join lateral (select v.version, case when v.approved_at is not null then 'approved' when v.asked_at is not null
      then 'waiting' when v.sent_back_words is not null then 'sent back' else 'draft' end as state
      from impact_version v where v.assessment_id = x.id order by v.version desc limit 1) last
    cross join lateral (select count(*)::int as open, (count(*) filter (where t.due_on
      < (${now.toString()}::timestamptz at time zone 'Europe/London')::date))::int as late
      from impact_action t where t.assessment_id = x.id and t.ended_at is null) task
    where ${isSeen(sight, officer.id, now)} and ${ofList[filter.list]} ${narrowed(filter)}
      ${filter.after ? beyond : sql``}
    order by ${place}, x.id limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(listed);
  const shown = { operation: 'consult', entity: 'impact_assessment', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...shown, fields: ['owner_id'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

// An area with all that lies in it: where it leads, or where it is touched.
function narrowed({ area, type }: ImpactFilter): SQL {
  const within = sql`(with recursive down as (select id from area where slug = ${area}
    union select c.id from area c join down on c.parent_id = down.id) select id from down)`;
  const here = sql`and (x.area_id in ${within} or exists (select 1 from impact_area there
    where there.assessment_id = x.id and there.area_id in ${within}))`;
  return sql`${area ? here : sql``} ${type ? sql`and x.type = ${type}` : sql``}`;
}

const listed = ({ dueAt, closedAt, ...row }: Row): ListedImpact => ({
  ...row,
  dueAt: momentOf(dueAt),
  closedAt: closedAt === null ? null : momentOf(closedAt),
});
