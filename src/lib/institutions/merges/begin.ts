import { and, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { constraintOf, isBusy } from '#db/refusals.ts';
import { duplicatePair, type MergeableKind, type MergeId, recordMerge } from '#db/schema/duplicates.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { record } from '#lib/audit/record.ts';
import { tableOf } from '#lib/merge/links.ts';
import type { Link, Merge } from '#lib/merge/links.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** For so many days a merge can be undone. */
const undoDays = 30;

/** Two records of one body or person: everything of `from` comes to belong to `into`. */
export type Asked<Id extends string, Field extends string> = {
  from: Id;
  into: Id;
  /** The states of both that the form showed; null where it does not matter what changed meanwhile. */
  seen: { from: number; into: number } | null;
  /** What the record that stays takes over from the other. */
  take: ReadonlySet<Field>;
  reason: string;
};

export type MergeRefusal =
  'same record' | 'no such record' | 'merged already' | 'changed meanwhile' | 'closes a circle' | 'busy';

type Locked = { id: string; sequence: number; mergedIntoId: string | null };

/** Which of two records, as they stand locked, goes and which stays; or why they cannot be merged. */
export function bothOf<Row extends Locked>(
  rows: readonly Row[],
  asked: Pick<Asked<string, never>, 'from' | 'into' | 'seen'>,
): Outcome<{ from: Row; into: Row }, MergeRefusal> {
  if (asked.from === asked.into) return refused('same record');
  const from = rows.find(({ id }) => id === asked.from);
  const into = rows.find(({ id }) => id === asked.into);
  if (!from || !into) return refused('no such record');
  if (from.mergedIntoId || into.mergedIntoId) return refused('merged already');
  const { seen } = asked;
  const isSeen = !seen || (seen.from === from.sequence && seen.into === into.sequence);
  return isSeen ? done({ from, into }) : refused('changed meanwhile');
}

/** Runs a merge so that a lock that is not to be had in time, and a circle it would close, are refusals. */
export async function inMerge<T, R extends string>(
  db: Db,
  work: (tx: Db) => Promise<Outcome<T, R>>,
): Promise<Outcome<T, R | 'busy' | 'closes a circle'>> {
  try {
    return await db.transaction(async (tx) => {
      await tx.execute(sql`select set_config('lock_timeout', '3s', true)`);
      return work(tx);
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    if (constraintOf(error) === 'relationship_no_circle') return refused('closes a circle');
    throw error;
  }
}

/** Writes down that two records are merged, and settles the question whether they are one. */
export async function beginMerge(
  tx: Db,
  officer: Officer,
  kind: MergeableKind,
  { from, into, reason }: { from: string; into: string; reason: string },
  now: Temporal.Instant,
): Promise<Merge> {
  const undoUntil = ukDay(now).add({ days: undoDays });
  const [made] = await tx
    .insert(recordMerge)
    .values({
      ...{ entity: kind, fromId: from, intoId: into, reason },
      ...{ mergedAt: now, mergedBy: officer.id, undoUntil },
    })
    .returning({ id: recordMerge.id });
  const decided = { decidedAt: now, decidedBy: officer.id, decision: 'merged' } as const;
  await tx
    .update(duplicatePair)
    .set(decided)
    .where(pairOf(kind, from, into));
  return { id: made!.id, from, into, by: officer.id };
}

/** The pair that two records make, whichever is named first. */
export const pairOf = (kind: MergeableKind, one: string, other: string) => {
  const [first, second] = [one, other].sort();
  return and(
    eq(duplicatePair.entity, kind),
    eq(duplicatePair.firstId, first!),
    eq(duplicatePair.secondId, second!),
  );
};

/** Puts into the access log what was brought together, and whose rows moved. */
export async function recordMerged(
  tx: Db,
  officer: Officer,
  kind: MergeableKind,
  { from, into, reason, fields }: { from: string; into: string; reason: string; fields: readonly string[] },
  followed: readonly { link: Link; keys: readonly string[] }[],
  now: Temporal.Instant,
): Promise<void> {
  const ids = [from, into];
  await record(tx, officer, { operation: 'combine', entity: kind, ids, fields, reason }, now);
  for (const { link, keys } of followed) {
    if (!link.operation || keys.length === 0) continue;
    const [entity, moved] = [tableOf(link), [link.column.name]];
    await record(tx, officer, { operation: link.operation, entity, ids: keys, fields: moved }, now);
  }
}

export type Merged = { id: MergeId };
