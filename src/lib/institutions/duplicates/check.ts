import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { MergeableKind } from '#db/schema/duplicates.ts';
import { together } from './alike.ts';
import { ruleFor } from './facts.ts';
import { thresholds, weightOf, written } from './weights.ts';

type Pair = { first: string; second: string; weight: number; reasons: string };

const uuids = (ids: readonly string[]) => sql`${`{${ids.join(',')}}`}::uuid[]`;

/**
 * Compares some records with those that stand under a key with them, and writes down which pairs may be one. Pairs
 * that nobody decided and that are alike no more go. What somebody called two is never asked again.
 *
 * @returns how many pairs there are of these records
 */
export async function checkRecords(
  tx: Db,
  kind: MergeableKind,
  ids: readonly string[],
  now: Temporal.Instant,
): Promise<number> {
  const { facts, keys, compare } = ruleFor(kind);
  const own = await facts(tx, ids);
  const keyed = own.map((one) => ({ id: one.id, keys: keys(one) }));
  await writeKeys(tx, kind, keyed);
  const groups = await together(tx, kind, keyed);
  const wanted = [...new Set([...groups.values()].flatMap((others) => [...others]))];
  const known = new Map([...own, ...(await facts(tx, wanted))].map((one) => [one.id, one]));
  const pairs = new Map<string, Pair>();
  for (const [id, others] of groups)
    for (const other of others) {
      const [one, two] = [known.get(id), known.get(other)];
      const pair = one && two && weighed(kind, [id, other], compare(one, two));
      if (pair) pairs.set(`${pair.first} ${pair.second}`, pair);
    }
  return writePairs(tx, kind, ids, [...pairs.values()], now);
}

function weighed(
  kind: MergeableKind,
  ids: readonly [string, string],
  reasons: Parameters<typeof weightOf>[0],
): Pair | null {
  const weight = weightOf(reasons);
  if (weight < thresholds.listed[kind]) return null;
  const [first, second] = ids.toSorted() as [string, string];
  return { first, second, weight, reasons: reasons.map(written).join(',') };
}

type Keyed = { id: string; keys: readonly bigint[] };

/** Writes the keys of records that were just saved, so that the next to be added is compared with them at once. */
export async function noteKeys(tx: Db, kind: MergeableKind, ids: readonly string[]): Promise<void> {
  const { facts, keys } = ruleFor(kind);
  const own = await facts(tx, ids);
  await writeKeys(
    tx,
    kind,
    own.map((one) => ({ id: one.id, keys: keys(one) })),
  );
}

async function writeKeys(tx: Db, kind: MergeableKind, keyed: readonly Keyed[]): Promise<void> {
  const rows = keyed.flatMap(({ id, keys }) => keys.map((key) => ({ id, key })));
  if (rows.length === 0) return;
  const given = sql`unnest(${uuids(rows.map(({ id }) => id))}, ${`{${rows.map(({ key }) => key).join(',')}}`}::bigint[])`;
  await tx.execute(sql`
    with given as materialized (select * from ${given} g (id, key)), gone as (
      delete from blocking_key k where k.entity_id = any(${uuids(keyed.map(({ id }) => id))})
        and not exists (select 1 from given g where g.id = k.entity_id and g.key = k.key)
    )
    insert into blocking_key (entity, entity_id, key) select ${kind}, id, key from given
    on conflict do nothing`);
}

async function writePairs(
  tx: Db,
  kind: MergeableKind,
  ids: readonly string[],
  pairs: readonly Pair[],
  now: Temporal.Instant,
): Promise<number> {
  const given = sql`(select first::uuid, second::uuid, weight, reasons from
    jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) x (first text, second text, weight int, reasons text))`;
  await tx.execute(sql`
    delete from duplicate_pair p where p.entity = ${kind} and p.decided_at is null
      and (p.first_id = any(${uuids(ids)}) or p.second_id = any(${uuids(ids)}))
      and (p.first_id, p.second_id) not in (select first, second from ${given} g)`);
  if (pairs.length === 0) return 0;
  const table = sql.identifier(kind);
  const family = (id: ReturnType<typeof sql>) => sql`(select ${id} union all
    select x.id from ${table} x where x.merged_into_id = ${id})`;
  const rows = await tx.execute(sql`
    insert into duplicate_pair (entity, first_id, second_id, weight, reasons, found_at)
    select ${kind}, g.first, g.second, g.weight, string_to_array(g.reasons, ','), ${now.toString()}::timestamptz
    from ${given} g where not exists (select 1 from duplicate_pair d
      where d.entity = ${kind} and d.decision = 'two' and (
        (d.first_id in ${family(sql`g.first`)} and d.second_id in ${family(sql`g.second`)})
        or (d.first_id in ${family(sql`g.second`)} and d.second_id in ${family(sql`g.first`)})))
    order by g.first, g.second
    on conflict (entity, first_id, second_id) do update
      set weight = excluded.weight, reasons = excluded.reasons where duplicate_pair.decided_at is null
    returning id`);
  return rows.length;
}
