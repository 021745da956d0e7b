import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { EngagementId, Marking } from '#db/schema/engagements.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import type { EngagementFilter } from './filter.ts';

const engagementPageSize = 40;
/** Beyond so many, how many match is not counted. */
export const mostCounted = 1000;

/** An engagement as a list shows it. */
export type ListedEngagement = {
  id: EngagementId;
  happenedAt: Temporal.Instant;
  type: string;
  topics: readonly string[];
  institutionId: InstitutionId | null;
  institution: string | null;
  area: string;
  placeWords: string | null;
  isTwoWay: boolean;
  summary: string;
  opinion: string | null;
  askedOfUs: string | null;
  marking: Marking;
  by: string;
  headcount: number | null;
  openFollowUps: number;
};
type Row = Omit<ListedEngagement, 'happenedAt'> & { happenedAt: string };
type Asked = { areas: readonly AreaId[]; filter: EngagementFilter };

/** One page of the engagements in some areas, latest first; which were shown is recorded. */
export async function listEngagements(
  db: Db,
  officer: Officer,
  asked: Asked,
  now: Temporal.Instant,
  size = engagementPageSize,
): Promise<{ rows: ListedEngagement[]; hasMore: boolean }> {
  const page = await pageOfEngagements(db, officer.id, asked, size);
  const ids = page.rows.map(({ id }) => id);
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'engagement', ids, fields: ['summary'] }, now);
  return page;
}

/** The same for whoever records it otherwise: an export is a disclosure. */
export async function pageOfEngagements(
  db: Db,
  officerId: OfficerId,
  { areas, filter }: Asked,
  size: number,
): Promise<{ rows: ListedEngagement[]; hasMore: boolean }> {
  const rows = await db.execute<Row>(sql`
    with page as materialized (
      select e.* from engagement e where ${conditions(officerId, { areas, filter })} ${beyond(filter.after)}
      order by e.happened_at desc, e.id desc limit ${size + 1}
    )
    select ${columns} from page e join engagement_term t on t.code = e.type_code join area a on a.id = e.area_id
    join officer o on o.id = e.officer_id left join institution i on i.id = e.institution_id
    order by e.happened_at desc, e.id desc`);
  return { rows: rows.slice(0, size).map(listed), hasMore: rows.length > size };
}

/** How many match, counted up to one more than `mostCounted`. */
export async function countEngagements(db: Db, officerId: OfficerId, asked: Asked): Promise<number> {
  const [row] = await db.execute<{ count: number }>(sql`select count(*)::int as count from (
    select 1 from engagement e where ${conditions(officerId, asked)} limit ${mostCounted + 1}) as seen`);
  return row?.count ?? 0;
}

const columns = sql`e.id, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "happenedAt",
  t.label as type, e.institution_id as "institutionId", i.name as institution, a.name as area,
  e.place_words as "placeWords", e.is_two_way as "isTwoWay", e.summary, e.opinion, e.asked_of_us as "askedOfUs",
  e.marking, o.name as by, e.headcount,
  array(select distinct pt.label from discussion_point p join engagement_term pt on pt.code = p.topic_code
    where p.engagement_id = e.id order by 1) as topics,
  (select count(*)::int from discussion_point p
    where p.engagement_id = e.id and p.follow_up is not null and p.done_at is null) as "openFollowUps"`;

function beyond(after: EngagementId | undefined): SQL {
  if (!after) return sql``;
  return sql`and (e.happened_at, e.id) < ((select l.happened_at from engagement l where l.id = ${after}), ${after}::uuid)`;
}

function conditions(officerId: OfficerId, { areas, filter }: Asked): SQL {
  const { area, institution, type, topic, marking, isMine, recordedSince } = filter;
  const all = [
    sql`e.area_id = any(${`{${areas.join(',')}}`}::uuid[])`,
    area &&
      sql`e.area_id in (select a.id from area a left join area p on p.id = a.parent_id
        where a.slug = ${area} or p.slug = ${area})`,
    institution && sql`e.institution_id = ${institution}`,
    type && sql`e.type_code = ${type}`,
    topic &&
      sql`exists (select 1 from discussion_point p where p.engagement_id = e.id and p.topic_code = ${topic})`,
    marking && sql`e.marking = ${marking}`,
    recordedSince && sql`e.recorded_at > ${recordedSince.toString()}::timestamptz`,
    isMine &&
      sql`(e.officer_id = ${officerId} or exists (select 1 from engagement_officer x
        where x.engagement_id = e.id and x.officer_id = ${officerId}))`,
  ];
  return sql.join(
    all.filter((one) => one !== undefined && one !== '' && one !== false),
    sql` and `,
  );
}

const listed = ({ happenedAt, ...row }: Row): ListedEngagement => ({
  ...row,
  happenedAt: Temporal.Instant.from(happenedAt),
});
