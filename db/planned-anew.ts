import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';
import { together } from './together.ts';

/**
 * Asks with a plan for these very values. The plan for any values, which the database keeps elsewhere, reads a list
 * as if each filter let a tenth of all rows through: that walks a log of a million entries to find what is rare (690 ms
 * instead of 3), and sorts half a million institutions to show fifty (250 ms instead of 6).
 *
 * @param megabytes what it may hold in memory, where it joins so much that it would go by way of the disk
 */
export const plannedAnew = <T>(db: Db, ask: (tx: Db) => Promise<T>, megabytes = 0): Promise<T> =>
  db.transaction(async (tx) => {
    // Sent in one journey with what is asked, and before it.
    const planned = tx.execute(settings(megabytes)).then(() => {});
    // Once: a query of drizzle's asks anew whenever somebody waits for it.
    const answer = ask(tx).then((found) => found);
    await together([planned, answer]);
    return answer;
  });

// Never less than the database gives by itself.
const settings = (megabytes: number) => sql`select set_config('plan_cache_mode', 'force_custom_plan', true),
  set_config('work_mem', greatest(pg_size_bytes(current_setting('work_mem')) / 1024, ${megabytes * 1024}::bigint)::text, true)`;
