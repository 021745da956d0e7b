import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Marking } from '#db/schema/engagements.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { AssessmentEnding, AssessmentId } from '#db/schema/tension-assessments.ts';
import type { Level } from '#db/schema/tension-scale.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { type AssessmentList, cutOf } from './lists.ts';

/** What an officer may ask of the lists of assessments; absent means any. */
export type AssessmentFilter = {
  list: AssessmentList;
  /** The slug of an area: with all that lies in it. */
  area?: string | undefined;
  category?: IssueCategory | undefined;
  /** Words in what the issue is called. */
  words?: string | undefined;
  /** The last version of the page before. */
  after?: AssessmentId | undefined;
};

/** A version as a list shows it. */
export type ListedAssessment = {
  id: AssessmentId;
  area: string;
  category: IssueCategory;
  issue: string;
  version: number;
  level: Level | null;
  marking: Marking;
  author: string;
  isOwn: boolean;
  isSentBack: boolean;
  writtenAt: Temporal.Instant;
  askedAt: Temporal.Instant | null;
  validUntil: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
  ending: AssessmentEnding | null;
};
type Moments = 'writtenAt' | 'askedAt' | 'validUntil' | 'endedAt';
type Row = Omit<ListedAssessment, Moments> & Record<Moments, number | null>;
type Asked = { areas: readonly AreaId[]; filter: AssessmentFilter };

/** One page of the assessments of some areas; which were shown is recorded. */
export async function listAssessments(
  db: Db,
  officer: Officer,
  { areas, filter }: Asked,
  now: Temporal.Instant,
  size = 40,
): Promise<{ rows: ListedAssessment[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const { holds, by, isDescending } = cutOf[filter.list](now);
  const order = sql.join(
    [...by, sql`x.id`].map((one) => (isDescending ? sql`${one} desc` : one)),
    sql`, `,
  );
  const rows = await db.execute<Row>(sql`
    select x.id, a.name as area, x.category, x.issue, x.version, x.level, x.marking, o.name as author,
      ${officer.id}::uuid = any(x.writers) as "isOwn", x.sent_back_words is not null as "isSentBack", x.ending,
      ${epoch('written_at')} as "writtenAt", ${epoch('asked_at')} as "askedAt",
      ${epoch('valid_until')} as "validUntil", ${epoch('ended_at')} as "endedAt"
    from tension_assessment x join area a on a.id = x.area_id join officer o on o.id = x.written_by
    where x.area_id = any(${`{${areas.join(',')}}`}::uuid[]) and ${holds} ${narrowed(filter)}
      ${filter.after ? beyond(by, filter.after, isDescending) : sql``}
    order by ${order} limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(listed);
  const entry = {
    operation: 'consult',
    entity: 'tension_assessment',
    ids: page.map(({ id }) => id),
  } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['issue', 'written_by'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

const epoch = (column: string): SQL => sql.raw(`floor(extract(epoch from x.${column}) * 1000)::float8`);

function narrowed({ area, category, words }: AssessmentFilter): SQL {
  const within = sql`and x.area_id in (
    with recursive down as (
      select id from area where slug = ${area}
      union
      select a.id from area a join down on a.parent_id = down.id
    ) select id from down)`;
  const like = `%${words?.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`${area ? within : sql``} ${category ? sql`and x.category = ${category}` : sql``}
    ${words ? sql`and x.issue ilike ${like}` : sql``}`;
}

function beyond(by: readonly SQL[], after: AssessmentId, isDescending: true | undefined): SQL {
  const keys = sql.join([...by, sql`x.id`], sql`, `);
  return sql`and (${keys}) ${isDescending ? sql`<` : sql`>`}
    (select ${keys} from tension_assessment x join area a on a.id = x.area_id where x.id = ${after})`;
}

const momentOf = (epochMs: number | null) =>
  epochMs === null ? null : Temporal.Instant.fromEpochMilliseconds(epochMs);

const listed = ({ writtenAt, askedAt, validUntil, endedAt, ...row }: Row): ListedAssessment => ({
  ...row,
  writtenAt: momentOf(writtenAt)!,
  askedAt: momentOf(askedAt),
  validUntil: momentOf(validUntil),
  endedAt: momentOf(endedAt),
});
