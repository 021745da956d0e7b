import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AskedJob } from './queue.ts';

/**
 * Queues very many jobs of one name in one statement, each with an id, behind all that is asked for one by one: a
 * partner who books does not wait for a list of thousands.
 */
export async function enqueueMany(tx: Db, name: AskedJob, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const queued = await tx.execute(sql`
    insert into pgboss.job (name, priority, data, policy, retry_limit, retry_delay, retry_backoff, retry_delay_max,
      expire_seconds, deletion_seconds, keep_until, dead_letter, heartbeat_seconds)
    select q.name, -1, jsonb_build_object('id', g.id), q.policy, q.retry_limit, q.retry_delay, q.retry_backoff,
      q.retry_delay_max, q.expire_seconds, q.deletion_seconds, now() + q.retention_seconds * interval '1 s',
      q.dead_letter, q.heartbeat_seconds
    from pgboss.queue q cross join unnest(${sql.param(`{${ids.join(',')}}`)}::uuid[]) g (id) where q.name = ${name}`);
  if (queued.count !== ids.length) throw new Error(`The queue ${name} is not there: see installQueues.`);
}
