import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { SummaryId } from '#db/schema/tension-summaries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** How far a summary is. */
export type SummaryState = 'draft' | 'sent back' | 'waiting' | 'stands' | 'replaced';

/** A summary as a list shows it. */
export type ListedSummary = {
  id: SummaryId;
  areaId: AreaId;
  area: string;
  week: Temporal.PlainDate;
  version: number;
  state: SummaryState;
  /** Whether the reader wrote in it, so that somebody else approves it. */
  isOwn: boolean;
  districts: number;
  reported: number;
  sent: number;
  acknowledged: number;
};
type Row = Omit<ListedSummary, 'week'> & { week: string };

type Asked = {
  /** Where the reader may read all of a summary. */
  areas: readonly AreaId[];
  /** Where they write or approve, so that drafts are theirs to see. */
  drafts: readonly AreaId[];
  after?: SummaryId | undefined;
};

const howFar = sql`case when s.replaced_at is not null then 'replaced' when s.approved_at is not null then 'stands'
  when s.asked_at is not null then 'waiting' when s.sent_back_words is not null then 'sent back' else 'draft' end`;
const list = (areas: readonly AreaId[]) => sql`${`{${areas.join(',')}}`}::uuid[]`;

/** One page of the summaries of some areas, the newest week first; which were shown is recorded. */
export async function listSummaries(
  db: Db,
  officer: Officer,
  { areas, drafts, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedSummary[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const beyond = sql`and (s.week, s.version, s.id) < (select l.week, l.version, l.id from tension_summary l where l.id = ${after})`;
  const rows = await db.execute<Row>(sql`
    select s.id, s.area_id as "areaId", a.name as area, s.week::text as week, s.version, s.districts, s.reported,
      ${howFar} as state, ${officer.id}::uuid = any(s.writers) as "isOwn", went.sent, went.acknowledged
    from tension_summary s join area a on a.id = s.area_id
    cross join lateral (select count(*)::int as sent, count(x.acknowledged_at)::int as acknowledged
      from tension_summary_sending x where x.summary_id = s.id) went
    where s.area_id = any(${list(areas)}) and (s.approved_at is not null or s.area_id = any(${list(drafts)}))
      ${after ? beyond : sql``}
    order by s.week desc, s.version desc, s.id desc limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(({ week, ...row }) => ({ ...row, week: dayFrom(week) }));
  const entry = { operation: 'consult', entity: 'tension_summary', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['state'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

const dayFrom = (text: string) => Temporal.PlainDate.from(text);

/** A force with the summary of its week, and how far that is; null where nobody began one. */
export type ForceWeek = {
  areaId: AreaId;
  area: string;
  slug: string;
  summaryId: SummaryId | null;
  state: SummaryState | null;
};

/** The forces among some areas with the summary of a week, by name: its draft, or else the version that stands. */
export async function forcesInWeek(
  db: Db,
  areas: readonly AreaId[],
  { week, today }: { week: Temporal.PlainDate; today: Temporal.PlainDate },
): Promise<ForceWeek[]> {
  if (areas.length === 0) return [];
  const on = sql`${today.toString()}::date`;
  const rows = await db.execute<ForceWeek>(sql`
    select a.id as "areaId", a.name as area, a.slug, begun.id as "summaryId", begun.state
    from area a left join lateral (select s.id, ${howFar} as state from tension_summary s
      where s.area_id = a.id and s.week = ${week.toString()}::date and s.replaced_at is null
      order by s.approved_at is not null limit 1) begun on true
    where a.id = any(${list(areas)}) and a.kind = 'force' and a.valid_from <= ${on}
      and (a.valid_to is null or a.valid_to > ${on})
    order by a.name, a.id limit 60`);
  return [...rows];
}

/** How many summaries in some areas wait for this reader's approval: not those that they wrote in. */
export async function countSummariesToApprove(
  db: Db,
  { reader, areas }: { reader: string; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from tension_summary s where s.area_id = any(${list(areas)})
      and s.approved_at is null and s.asked_at is not null and ${reader}::uuid <> all (s.writers)`);
  return row?.count ?? 0;
}
