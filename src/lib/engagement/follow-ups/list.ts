import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { PointId } from '../tick-follow-up.ts';

const followUpPageSize = 40;
/** Beyond so many, how many there are is not counted. */
export const mostCounted = 1000;
/** So long a follow-up that is done still shows, to be looked back at or taken back. */
const doneDays = 30;

/** What an officer may ask of the list of follow-ups. */
export type FollowUpFilter = {
  list: 'open' | 'done';
  /** Only those that the reader owns. */
  isMine: boolean;
  /** The slug of a district, or of the force it lies in. */
  area?: string | undefined;
  /** The last follow-up of the page before. */
  after?: PointId | undefined;
};

/** A follow-up as the list shows it. */
export type FollowUp = {
  id: PointId;
  words: string;
  by: Temporal.PlainDate | null;
  owner: string | null;
  doneAt: Temporal.Instant | null;
  doneBy: string | null;
  topic: string;
  engagement: { id: EngagementId; type: string; happenedAt: Temporal.Instant; where: string };
};
type Row = Pick<FollowUp, 'id' | 'words' | 'owner' | 'doneBy' | 'topic'> & {
  by: string | null;
  doneAt: string | null;
  engagementId: EngagementId;
  type: string;
  happenedAt: string;
  where: string;
};
type Asked = { areas: readonly AreaId[]; filter: FollowUpFilter };

/** One page of what is to be done after engagements in some areas, the longest due first; which were shown is recorded. */
export async function listFollowUps(
  db: Db,
  officer: Officer,
  { areas, filter }: Asked,
  now: Temporal.Instant,
  size = followUpPageSize,
): Promise<{ rows: FollowUp[]; hasMore: boolean }> {
  const isOpen = filter.list === 'open';
  const order = isOpen ? sql`due, p.id` : sql`p.done_at desc, p.id desc`;
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select p.*, ${due} as due, e.type_code, e.happened_at, e.institution_id, e.area_id
      from discussion_point p join engagement e on e.id = p.engagement_id
      where ${conditions(officer, { areas, filter }, now)} ${beyond(filter)}
      order by ${order} limit ${size + 1}
    )
    select p.id, p.follow_up as words, p.follow_up_by::text as by, o.name as owner, d.name as "doneBy",
      ${utc(sql`p.done_at`)} as "doneAt", pt.label as topic, p.engagement_id as "engagementId", t.label as type,
      ${utc(sql`p.happened_at`)} as "happenedAt", coalesce(i.name, a.name) as where
    from page p join engagement_term pt on pt.code = p.topic_code join engagement_term t on t.code = p.type_code
    join area a on a.id = p.area_id left join institution i on i.id = p.institution_id
    left join officer o on o.id = p.follow_up_owner_id left join officer d on d.id = p.done_by
    order by ${order}`);
  const page = [...rows].slice(0, size).map(followUp);
  const ids = page.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'discussion_point', ids, fields: ['follow_up'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return { rows: page, hasMore: rows.length > size };
}

/** How many there are, counted up to one more than `mostCounted`. */
export async function countFollowUps(
  db: Db,
  officer: Officer,
  asked: Asked,
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from discussion_point p join engagement e on e.id = p.engagement_id
    where ${conditions(officer, asked, now)} limit ${mostCounted + 1}) as seen`);
  return row?.count ?? 0;
}

const due = sql`coalesce(p.follow_up_by, 'infinity'::date)`;
const utc = (column: SQL): SQL => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

function beyond({ after, list }: FollowUpFilter): SQL {
  if (!after) return sql``;
  if (list === 'done')
    return sql`and (p.done_at, p.id) < ((select l.done_at from discussion_point l where l.id = ${after}), ${after}::uuid)`;
  return sql`and (${due}, p.id) >
    ((select coalesce(l.follow_up_by, 'infinity'::date) from discussion_point l where l.id = ${after}), ${after}::uuid)`;
}

function conditions(officer: Officer, { areas, filter }: Asked, now: Temporal.Instant): SQL {
  const since = now.subtract({ hours: 24 * doneDays }).toString();
  const all = [
    sql`p.follow_up is not null and e.area_id = any(${`{${areas.join(',')}}`}::uuid[])`,
    filter.list === 'open' ? sql`p.done_at is null` : sql`p.done_at >= ${since}::timestamptz`,
    filter.isMine && sql`p.follow_up_owner_id = ${officer.id}`,
    filter.area &&
      sql`e.area_id in (select a.id from area a left join area f on f.id = a.parent_id
        where a.slug = ${filter.area} or f.slug = ${filter.area})`,
  ];
  return sql.join(
    all.filter((one) => one !== undefined && one !== '' && one !== false),
    sql` and `,
  );
}

const followUp = ({ by, doneAt, engagementId, type, happenedAt, where, ...row }: Row): FollowUp => ({
  ...row,
  by: by ? Temporal.PlainDate.from(by) : null,
  doneAt: doneAt ? Temporal.Instant.from(doneAt) : null,
  engagement: { id: engagementId, type, happenedAt: Temporal.Instant.from(happenedAt), where },
});
