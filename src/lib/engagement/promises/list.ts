import { and, eq, inArray, isNotNull, isNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { officer as account } from '#db/schema/officers.ts';
import { commitment, type CommitmentId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { ukDay } from '#lib/dates.ts';
import type { PromiseFilter, PromiseList } from './filter.ts';

const promisePageSize = 50;
/** Beyond so many, how many match is not counted. */
export const mostCounted = 1000;

type Asked = { areas: readonly AreaId[]; filter: PromiseFilter };

/** What a list shows of a promise. */
const promiseColumns = {
  id: commitment.id,
  words: commitment.words,
  dueOn: commitment.dueOn,
  ending: commitment.ending,
  endedAt: commitment.endedAt,
  toldAt: commitment.toldAt,
  ownerId: commitment.ownerId,
  owner: account.name,
  area: area.name,
  institution: {
    id: institution.id,
    name: institution.name,
    contactState: institution.contactState,
    pausedUntil: institution.pausedUntil,
  },
};

/** Promises with what a list shows of them, for its conditions to follow. */
export const selectPromises = (db: Db) =>
  db
    .select(promiseColumns)
    .from(commitment)
    .innerJoin(account, eq(account.id, commitment.ownerId))
    .innerJoin(area, eq(area.id, commitment.areaId))
    .leftJoin(institution, eq(institution.id, commitment.institutionId));
export type ListedPromise = Awaited<ReturnType<typeof selectPromises>>[number];

/** One page of the promises in some areas, those due longest first; whose were shown is recorded. */
export async function listPromises(
  db: Db,
  officer: Officer,
  { areas, filter }: Asked,
  now: Temporal.Instant,
  size = promisePageSize,
): Promise<{ rows: ListedPromise[]; hasMore: boolean }> {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const isOver = filter.list === 'over';
  const direction = sql.raw(isOver ? 'desc' : 'asc');
  const rows = await selectPromises(db)
    .where(and(conditions(officer, { areas, filter }, now), filter.after && beyond(filter.after, isOver)))
    .orderBy(sql`${commitment.dueOn} ${direction}`, sql`${commitment.id} ${direction}`)
    .limit(size + 1);
  const page = rows.slice(0, size);
  const entry = { operation: 'consult', entity: 'commitment', ids: page.map(({ id }) => id) } as const;
  if (page.length > 0) await record(db, officer, { ...entry, fields: ['words', 'owner_id'] }, now);
  return { rows: page, hasMore: rows.length > size };
}

/** How many match, counted up to one more than `mostCounted`. */
export async function countPromises(
  db: Db,
  officer: Officer,
  asked: Asked,
  now: Temporal.Instant,
): Promise<number> {
  if (asked.areas.length === 0) return 0;
  const some = db
    .select({ one: sql`1`.as('one') })
    .from(commitment)
    .where(conditions(officer, asked, now))
    .limit(mostCounted + 1)
    .as('some');
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}

// Each part by itself: as one row of a subselect they could not be looked for in an index.
function beyond(after: CommitmentId, isOver: boolean): SQL {
  const dueOn = sql`(select c.due_on from commitment c where c.id = ${after})`;
  return sql`(${commitment.dueOn}, ${commitment.id}) ${sql.raw(isOver ? '<' : '>')} (${dueOn}, ${after}::uuid)`;
}

const ofList: Readonly<Record<PromiseList, (today: Temporal.PlainDate) => SQL | undefined>> = {
  open: () => isNull(commitment.toldAt),
  late: (today) => and(isNull(commitment.toldAt), isNull(commitment.endedAt), lt(commitment.dueOn, today)),
  to_tell: () => and(isNull(commitment.toldAt), isNotNull(commitment.endedAt)),
  over: () => isNotNull(commitment.toldAt),
};

const conditions = (officer: Officer, { areas, filter }: Asked, now: Temporal.Instant): SQL | undefined =>
  and(
    inArray(commitment.areaId, [...areas]),
    ofList[filter.list](ukDay(now)),
    filter.isMine ? eq(commitment.ownerId, officer.id) : undefined,
    filter.institution && eq(commitment.institutionId, filter.institution),
    filter.area ? within(filter.area) : undefined,
  );

/** Whether a promise lies in the area of a slug, or in what lies in it. */
const within = (slug: string): SQL => sql`${commitment.areaId} in (
  with recursive down as (select id from area where slug = ${slug}
    union select a.id from area a join down on a.parent_id = down.id) select id from down)`;
