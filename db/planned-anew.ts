import { sql } from 'drizzle-orm';
import type { Db } from './client.ts';

/**
 * Asks with a plan for these very values. The plan for any values, which the database keeps elsewhere, reads a list
 * as if each filter let a tenth of all rows through: that walks a log of a million entries to find what is rare (690 ms
 * instead of 3), and sorts half a million institutions to show fifty (250 ms instead of 6).
 *
 * @param megabytes what it may hold in memory, where it joins so much that it would go by way of the disk
 */
export const plannedAnew = <T>(db: Db, ask: (tx: Db) => Promise<T>, megabytes = 4): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local plan_cache_mode = force_custom_plan`);
    if (megabytes > 4) await tx.execute(sql.raw(`set local work_mem = '${megabytes}MB'`));
    return ask(tx);
  });
