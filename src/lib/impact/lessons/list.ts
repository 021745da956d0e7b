import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { LessonId, LessonSource, LessonTheme } from '#db/schema/lessons.ts';
import type { IssueCategory } from '#db/schema/observations.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { momentOf } from '#lib/dates.ts';

export const lessonLists = ['accepted', 'waiting', 'rejected'] as const;
export type LessonList = (typeof lessonLists)[number];

/** A lesson as a list shows it. */
export type ListedLesson = {
  id: LessonId;
  words: string;
  willDo: string;
  theme: LessonTheme;
  category: IssueCategory;
  source: LessonSource;
  area: string;
  writtenAt: Temporal.Instant;
};
type Row = Omit<ListedLesson, 'writtenAt'> & { writtenAt: number };

const ids = (given: readonly string[]): SQL => sql`${`{${given.join(',')}}`}::uuid[]`;
const columns = sql`l.id, l.words, l.will_do as "willDo", l.theme, l.category, l.source, a.name as area,
  date_part('epoch', l.written_at) * 1000 as "writtenAt"`;
const ofList: Readonly<Record<LessonList, SQL>> = {
  accepted: sql`l.decision = 'accepted'`,
  waiting: sql`l.decision is null`,
  rejected: sql`l.decision = 'rejected'`,
};

type Asked = { areas: readonly AreaId[]; list: LessonList; after?: LessonId | undefined };

/** One page of the lessons of some areas, the newest first; which were shown is recorded. */
export async function listLessons(
  db: Db,
  officer: Officer,
  { areas, list, after }: Asked,
  now: Temporal.Instant,
  size = 30,
): Promise<{ rows: ListedLesson[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const beyond = sql`and (l.written_at, l.id) < (select x.written_at, x.id from lesson x where x.id = ${after})`;
  const rows = await db.execute<Row>(sql`
    select ${columns} from lesson l join area a on a.id = l.area_id
    where l.area_id = any(${ids(areas)}) and ${ofList[list]} ${after ? beyond : sql``}
    order by l.written_at desc, l.id desc limit ${size + 1}`);
  const page = [...rows].slice(0, size).map(listed);
  await noteShown(db, officer, page, now);
  return { rows: page, hasMore: rows.length > size };
}

type Similar = {
  /** Where the work is: a lesson from there comes before the same from elsewhere. */
  areas: readonly AreaId[];
  category: IssueCategory;
  /** Where the reader sees lessons. */
  seen: readonly AreaId[];
};

/**
 * The accepted lessons for work like this: learned from the same kind of issue, or in the same areas, what is both
 * first and the newest first. What waits or was rejected is never among them.
 */
export async function similarLessons(
  db: Db,
  officer: Officer,
  { areas, category, seen }: Similar,
  now: Temporal.Instant,
  most = 4,
): Promise<ListedLesson[]> {
  if (seen.length === 0) return [];
  const rows = await db.execute<Row>(sql`
    select ${columns} from lesson l join area a on a.id = l.area_id
    where l.decision = 'accepted' and l.area_id = any(${ids(seen)})
      and (l.category = ${category} or l.area_id = any(${ids(areas)}))
    order by (l.category = ${category})::int * 2 + (l.area_id = any(${ids(areas)}))::int desc, l.written_at desc, l.id
    limit ${most}`);
  const lessons = [...rows].map(listed);
  await noteShown(db, officer, lessons, now);
  return lessons;
}

/** How many lessons wait for this reader's decision: not those that they wrote in. */
export async function countToDecide(
  db: Db,
  { reader, areas }: { reader: OfficerId; areas: readonly AreaId[] },
): Promise<number> {
  if (areas.length === 0) return 0;
  const [row] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from lesson l where l.area_id = any(${ids(areas)}) and l.decision is null
      and ${reader}::uuid <> all (l.writers)`);
  return row?.count ?? 0;
}

async function noteShown(db: Db, officer: Officer, shown: readonly ListedLesson[], now: Temporal.Instant) {
  const entry = { operation: 'consult', entity: 'lesson', ids: shown.map(({ id }) => id) } as const;
  if (shown.length > 0) await record(db, officer, { ...entry, fields: ['words', 'will_do'] }, now);
}

const listed = ({ writtenAt, ...row }: Row): ListedLesson => ({
  ...row,
  writtenAt: momentOf(writtenAt),
});
