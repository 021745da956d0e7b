import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { coverageReckoning } from '#db/schema/duty.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { coverageColumns, reckoned } from './reckoning-sql.ts';

/** So many institutions are reckoned in one transaction: whoever records something meanwhile waits for no more. */
const slice = 1000;

/** Reckons the coverage of all institutions with a Prevent duty anew, and says how many there are. */
export async function reckonCoverage(db: Db, now: Temporal.Instant): Promise<{ institutions: number }> {
  const rows = await db.execute<{ id: InstitutionId }>(sql`${bound} order by i.id`);
  const ids = rows.map(({ id }) => id);
  for (let from = 0; from < ids.length; from += slice)
    await db.transaction((tx) => reckonSome(tx, ids.slice(from, from + slice), now));
  await db.execute(sql`delete from duty_coverage where institution_id not in (${bound})`);
  await note(db, ids.length, now);
  return { institutions: ids.length };
}

// PostgreSQL gives each statement the rows as they stand when it begins. Whoever reckons the same institution
// takes the lock first, so that an older view is never written over a newer one.
const lockKey = 7_251_964_011;

/**
 * Reckons the coverage of some institutions, in the transaction that changed what it is reckoned from: their rows
 * say at once what was recorded.
 */
export async function reckonSome(
  tx: Db,
  ids: readonly InstitutionId[],
  now: Temporal.Instant,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey}::bigint)`);
  await tx.execute(written(ids, now));
}

// A row that stays as it is is not written: most do.
const written = (ids: readonly InstitutionId[], now: Temporal.Instant) => sql`
  insert into duty_coverage as c (institution_id, ${coverageColumns()}) ${reckoned(ids, now)}
  on conflict (institution_id) do update set (${coverageColumns()}) = row(${coverageColumns('excluded')})
  where (${coverageColumns('c')}) is distinct from (${coverageColumns('excluded')})`;

const bound = sql`select i.id from institution i join institution_type t on t.code = i.type_code
  where i.merged_into_id is null and t.has_prevent_duty`;

async function note(db: Db, institutions: number, now: Temporal.Instant): Promise<void> {
  const set = { reckonedAt: now, institutions };
  await db
    .insert(coverageReckoning)
    .values(set)
    .onConflictDoUpdate({ target: coverageReckoning.isOnly, set });
}

/** When all of the coverage was last reckoned; null where it never was. */
export async function lastReckoning(db: Db): Promise<Temporal.Instant | null> {
  const [row] = await db.select({ at: coverageReckoning.reckonedAt }).from(coverageReckoning);
  return row?.at ?? null;
}
