import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';

/** Something that was to follow from an engagement, and by when. */
export type DueFollowUp = {
  id: string;
  engagementId: EngagementId;
  words: string;
  dueOn: Temporal.PlainDate;
  owner: string;
  institution: string | null;
  area: string;
};
type Row = Omit<DueFollowUp, 'dueOn'> & { dueOn: string; late: number; total: number };

/** Beyond so many, how many there are is not counted. */
const mostCounted = 1001;

/**
 * The follow-ups that are late or due within seven days, the longest due first: an officer's own, or everybody's.
 * Which were shown is recorded.
 */
export async function dueFollowUps(
  db: Db,
  officer: Officer,
  { ownerId, areas }: { ownerId: OfficerId | null; areas: readonly AreaId[] },
  now: Temporal.Instant,
  most = 10,
): Promise<{ rows: DueFollowUp[]; late: number; total: number }> {
  const today = sql`${ukDay(now).toString()}::date`;
  const found = await db.execute<Row>(sql`
    with due as materialized (
      select d.id, d.engagement_id, d.follow_up, d.follow_up_by, d.follow_up_owner_id, e.institution_id, e.area_id
      from discussion_point d join engagement e on e.id = d.engagement_id
      where d.follow_up is not null and d.done_at is null and d.follow_up_by < ${today} + 7
        and e.area_id = any(${`{${areas.join(',')}}`}::uuid[])
        ${ownerId ? sql`and d.follow_up_owner_id = ${ownerId}` : sql``}
      order by d.follow_up_by limit ${mostCounted}
    ), counts as (
      select count(*) filter (where follow_up_by < ${today})::int as late, count(*)::int as total from due
    ), shown as (
      (select * from due where follow_up_by < ${today} order by follow_up_by, id limit ${most})
      union all (select * from due where follow_up_by >= ${today} order by follow_up_by, id limit ${most})
    )
    select s.id, s.engagement_id as "engagementId", s.follow_up as words, s.follow_up_by::text as "dueOn",
      o.name as owner, i.name as institution, a.name as area, counts.late, counts.total
    from shown s cross join counts join officer o on o.id = s.follow_up_owner_id join area a on a.id = s.area_id
    left join institution i on i.id = s.institution_id order by s.follow_up_by, s.id`);
  const ids = [...found].map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'discussion_point', ids, fields: ['follow_up'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  const rows = [...found].map(({ late: _, total: __, dueOn, ...row }) => ({
    ...row,
    dueOn: Temporal.PlainDate.from(dueOn),
  }));
  return { rows, late: found[0]?.late ?? 0, total: found[0]?.total ?? 0 };
}
