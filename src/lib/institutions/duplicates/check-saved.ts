import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type MergeableKind, mergeableKinds } from '#db/schema/duplicates.ts';
import { checkRecords } from './check.ts';

const most = 500;

/**
 * Compares what was saved since the last time with what is there, some hundred records at a time, each time in a
 * transaction of its own: what fails is there the next time.
 */
export async function checkSaved(
  db: Db,
  clock: () => Temporal.Instant,
): Promise<{ records: number; pairs: number }> {
  const done = { records: 0, pairs: 0 };
  for (;;) {
    const { taken, records, pairs } = await db.transaction((tx) => checkSome(tx, clock()));
    done.records += records;
    done.pairs += pairs;
    if (taken < most) return done;
  }
}

// Two that are compared at the same moment by two workers would not see each other's keys.
const lockKey = 7_251_964_041;

async function checkSome(tx: Db, now: Temporal.Instant) {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey}::bigint)`);
  const rows = await tx.execute<{ entity: MergeableKind; id: string }>(sql`
    delete from duplicate_check where id in
      (select id from duplicate_check order by id limit ${most} for update skip locked)
    returning entity, entity_id as id`);
  let [records, pairs] = [0, 0];
  for (const kind of mergeableKinds) {
    const saved = [...rows].filter(({ entity }) => entity === kind).map(({ id }) => id);
    const ids = [...new Set(await survivors(tx, kind, [...new Set(saved)]))];
    if (ids.length === 0) continue;
    pairs += await checkRecords(tx, kind, ids, now);
    records += ids.length;
  }
  return { taken: rows.length, records, pairs };
}

// What was merged is looked at as what it belongs to now.
async function survivors(tx: Db, kind: MergeableKind, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.execute<{ id: string }>(sql`select coalesce(merged_into_id, id) as id
    from ${sql.identifier(kind)} where id = any(${`{${ids.join(',')}}`}::uuid[])`);
  return [...rows].map(({ id }) => id);
}
