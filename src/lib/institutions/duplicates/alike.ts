import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import { type FactsOf, ruleFor } from './facts.ts';
import { type Reason, weightOf } from './weights.ts';

/** A record that may be the one asked about, and why. */
export type Match = { id: string; weight: number; reasons: readonly Reason[] };

/** So many records under one key are looked at: what hundreds have in common says nothing. */
const mostOfKey = 60;

type Asked = { id: string; keys: readonly bigint[] };

/** For each of some records, those that stand under a key with it; what was merged counts as what it belongs to now. */
export async function together(
  db: Db,
  kind: MergeableKind,
  asked: readonly Asked[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const pairs = asked.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  const found = new Map<string, Set<string>>();
  if (pairs.length === 0) return found;
  const [ids, keys] = [
    `{${pairs.map(({ id }) => id).join(',')}}`,
    `{${pairs.map(({ key }) => key).join(',')}}`,
  ];
  const rows = await db.execute<{ id: string; other: string }>(sql`
    select distinct a.id, coalesce(x.merged_into_id, x.id) as other
    from unnest(${ids}::uuid[], ${keys}::bigint[]) a (id, key)
    cross join lateral (select k.entity_id from blocking_key k where k.key = a.key limit ${mostOfKey}) k
    join ${sql.identifier(kind)} x on x.id = k.entity_id
    where coalesce(x.merged_into_id, x.id) <> a.id`);
  for (const { id, other } of rows) found.set(id, (found.get(id) ?? new Set()).add(other));
  return found;
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The records that may be one that is not saved yet, the likeliest first. */
export async function alikeTo<Kind extends MergeableKind>(
  db: Db,
  kind: Kind,
  facts: FactsOf[Kind],
  least: number,
): Promise<Match[]> {
  const { facts: read, keys, compare } = ruleFor(kind);
  const others = (await together(db, kind, [{ id: nobody, keys: keys(facts) }])).get(nobody);
  if (!others) return [];
  const known = await read(db, [...others]);
  return known
    .map((one) => ({ id: one.id, reasons: compare(facts, one) }))
    .map((match) => ({ ...match, weight: weightOf(match.reasons) }))
    .filter(({ weight }) => weight >= least)
    .sort((one, other) => other.weight - one.weight || (one.id < other.id ? -1 : 1));
}
