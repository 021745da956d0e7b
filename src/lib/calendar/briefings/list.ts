import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { BriefingId } from '#db/schema/briefings.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ids } from '../entries/entry-sql.ts';
import { replacing } from './state.ts';

export const briefingLists = ['current', 'waiting', 'drafts', 'past'] as const;
export type BriefingList = (typeof briefingLists)[number];

/** A briefing as a list shows it. */
export type ListedBriefing = {
  id: BriefingId;
  area: string;
  coversFrom: Temporal.PlainDate;
  coversTo: Temporal.PlainDate;
  isReplaced: boolean;
  isSentBack: boolean;
  author: string;
  authorId: OfficerId;
  tasks: number;
  tasksDone: number;
};
type Row = Omit<ListedBriefing, 'coversFrom' | 'coversTo'> & { coversFrom: string; coversTo: string };

type Asked = {
  areas: readonly AreaId[];
  list: BriefingList;
  today: Temporal.PlainDate;
  after?: BriefingId | undefined;
};

const ofList: Readonly<Record<BriefingList, (today: SQL) => SQL>> = {
  current: (today) => sql`b.released_at is not null and b.covers_to >= ${today} and newer.id is null`,
  waiting: () => sql`b.released_at is null and b.asked_at is not null`,
  drafts: () => sql`b.released_at is null and b.asked_at is null`,
  past: (today) => sql`b.released_at is not null and (b.covers_to < ${today} or newer.id is not null)`,
};

/** One page of the briefings of some areas, the newest days first; which were shown is recorded. */
export async function listBriefings(
  db: Db,
  officer: Officer,
  { areas, list, today, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedBriefing[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const beyond = sql`and (b.covers_from, b.id) < (select l.covers_from, l.id from briefing l where l.id = ${after})`;
  const rows = await db.execute<Row>(sql`
    select b.id, a.name as area, b.covers_from::text as "coversFrom", b.covers_to::text as "coversTo",
      newer.id is not null as "isReplaced", b.sent_back_words is not null as "isSentBack", o.name as author,
      b.written_by as "authorId", task.all_of_it as tasks, task.done as "tasksDone"
    from briefing b join area a on a.id = b.area_id join officer o on o.id = b.written_by
    left join lateral (${replacing(today)}) newer on true
    cross join lateral (select count(*)::int as all_of_it, count(i.done_at)::int as done from briefing_item i
      where i.briefing_id = b.id and i.kind = 'task') task
    where b.area_id = any(${ids(areas)}) and ${ofList[list](sql`${today.toString()}::date`)} ${after ? beyond : sql``}
    order by b.covers_from desc, b.id desc limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(listed);
  const entry = { operation: 'consult', entity: 'briefing', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['written_by'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

const listed = ({ coversFrom, coversTo, ...row }: Row): ListedBriefing => ({
  ...row,
  coversFrom: Temporal.PlainDate.from(coversFrom),
  coversTo: Temporal.PlainDate.from(coversTo),
});
