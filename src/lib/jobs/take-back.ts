import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AskedJob } from './queue.ts';

/**
 * Takes back jobs of one name that nobody has begun, by the ids that they are about. Written so that the ids are looked
 * up by hash: how many they are is not known when it is planned.
 */
export async function takeBackJobs(tx: Db, name: AskedJob, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    delete from pgboss.job where name = ${name} and state in ('created', 'retry')
      and (data->>'id' in (select unnest(${sql.param(`{${ids.join(',')}}`)}::text[]))) is true`);
}
