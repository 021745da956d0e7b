import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { duplicatePair, type MergeableKind, type PairId } from '#db/schema/duplicates.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { pairOf } from '../merges/begin.ts';
import { type Reason, readReason } from './weights.ts';

/** One of two records, in a line that tells it from the other. */
export type Side = { id: string; name: string; about: string | null; place: string | null; addedAt: string };

/** Two records that may be one. */
export type ListedPair = {
  id: PairId;
  weight: number;
  reasons: readonly Reason[];
  first: Side;
  second: Side;
};

/** Where a page of pairs begins: after this weight and id. */
export type After = { weight: number; id: PairId };

const pairPageSize = 25;

/**
 * Pairs that nobody decided of which both records lie in some areas, the likeliest first. That contacts were shown is
 * recorded.
 */
export async function listPairs(
  db: Db,
  actor: Officer,
  { kind, areas, after }: { kind: MergeableKind; areas: readonly AreaId[]; after: After | null },
  now: Temporal.Instant,
): Promise<{ rows: ListedPair[]; hasMore: boolean }> {
  const found = await db.execute<Row>(
    sql`${open(kind, areas)} and ${after ? sql`(p.weight, p.id) < (${after.weight}, ${after.id}::uuid)` : sql`true`}
      order by p.weight desc, p.id desc limit ${pairPageSize + 1}`,
  );
  const rows = [...found].slice(0, pairPageSize);
  const ids = rows.flatMap(({ first, second }) => [first.id, second.id]);
  const entry = { operation: 'consult', entity: 'contact', ids, fields: ['name'] } as const;
  if (kind === 'contact' && ids.length > 0) await record(db, actor, entry, now);
  return {
    rows: rows.map((row) => ({ ...row, reasons: row.reasons.map(readReason) })),
    hasMore: found.length > pairPageSize,
  };
}

type Row = Omit<ListedPair, 'reasons'> & { reasons: string[] };

/** How many pairs wait to be decided in some areas, counted up to a thousand. */
export async function countPairs(db: Db, kind: MergeableKind, areas: readonly AreaId[]): Promise<number> {
  const rows = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from (${open(kind, areas)} limit 1001) x`,
  );
  return rows[0]?.count ?? 0;
}

const counted = remembered<number>(120);

/** The same for a page that only says that there are some: two minutes old at most. */
export const countPairsLately = (
  db: Db,
  kind: MergeableKind,
  areas: readonly AreaId[],
  now: Temporal.Instant,
): Promise<number> =>
  counted(db, `${kind} ${areas.toSorted().join()}`, now, () => countPairs(db, kind, areas));

function open(kind: MergeableKind, areas: readonly AreaId[]) {
  const here = sql`${`{${areas.join(',')}}`}::uuid[]`;
  const place = sql.identifier(kind === 'contact' ? 'area_id' : 'district_id');
  const isSeen = (one: string) => {
    const side = sql.raw(one);
    const gone = kind === 'contact' ? sql` and ${side}.erased_at is null` : sql``;
    return sql`${side}.merged_into_id is null${gone} and (${side}.${place} is null or ${side}.${place} = any(${here}))`;
  };
  return sql`select p.id, p.weight, p.reasons, ${side(kind, 'x')} as first, ${side(kind, 'y')} as second
    from duplicate_pair p join ${sql.identifier(kind)} x on x.id = p.first_id
      join ${sql.identifier(kind)} y on y.id = p.second_id
    where p.entity = ${kind} and p.decided_at is null and ${isSeen('x')} and ${isSeen('y')}`;
}

// What a record is, beside its name: a kind of body and where, or a role and where.
function side(kind: MergeableKind, of: string) {
  const one = sql.raw(of);
  const about =
    kind === 'contact'
      ? sql`(select h.title || ', ' || i.name from role_holding h join institution i on i.id = h.institution_id
          where h.contact_id = ${one}.id and h.is_main and h.to_on is null limit 1)`
      : sql`(select t.label from institution_type t where t.code = ${one}.type_code)`;
  const place =
    kind === 'contact'
      ? sql`coalesce(${one}.email::text, ${one}.phone)`
      : sql`nullif(concat_ws(', ', (select a.name from area a where a.id = ${one}.district_id), ${one}.postcode), '')`;
  return sql`jsonb_build_object('id', ${one}.id, 'name', ${one}.name, 'about', ${about}, 'place', ${place},
    'addedAt', ${one}.added_at)`;
}

/** What is known of two records as a pair: why they may be one, or who said that they are two. Null where nothing is. */
export async function findPair(db: Db, kind: MergeableKind, one: string, other: string) {
  const [row] = await db
    .select({ pair: duplicatePair, by: officer.name })
    .from(duplicatePair)
    .leftJoin(officer, eq(officer.id, duplicatePair.decidedBy))
    .where(pairOf(kind, one, other));
  if (!row) return null;
  const { id, weight, reasons, decidedAt, decision } = row.pair;
  return { id, weight, reasons: reasons.map(readReason), decidedAt, decision, by: row.by };
}
export type FoundPair = NonNullable<Awaited<ReturnType<typeof findPair>>>;

/** Remembers that two records are two bodies or people, and who said so: they are not asked about again. */
export function sayTwo(
  db: Db,
  actor: Officer,
  { kind, one, other }: { kind: MergeableKind; one: string; other: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'decided already'>> {
  return db.transaction(async (tx) => {
    const decided = { decidedAt: now, decidedBy: actor.id, decision: 'two' } as const;
    const [firstId, secondId] = [one, other].sort() as [string, string];
    await tx
      .insert(duplicatePair)
      .values({ entity: kind, firstId, secondId, weight: 0, reasons: [], foundAt: now })
      .onConflictDoNothing();
    const rows = await tx
      .update(duplicatePair)
      .set(decided)
      .where(and(pairOf(kind, one, other), isNull(duplicatePair.decidedAt)))
      .returning({ id: duplicatePair.id });
    if (rows.length === 0) return refused('decided already');
    const entry = {
      operation: 'alter',
      entity: kind,
      ids: [one, other],
      fields: ['duplicate_pair'],
    } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}
