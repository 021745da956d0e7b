import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Db } from '#db/client.ts';
import type { Sql } from '#db/sql.ts';

/** The work that is done outside a request, by the worker. */
export type JobName =
  | 'deliver-mail'
  | 'lapse-offers'
  | 'send-reminders'
  | 'seal-access-log'
  | 'verify-access-log'
  | 'verify-access-log-nightly'
  | 'draw-access-sample';

/** Queues work inside a transaction. One is opened for each process and passed to nobody: see `openQueue`. */
let boss: PgBoss | null = null;

/**
 * Opens the queue for sending, once per process, before the first verb runs.
 *
 * @param client raw SQL access; jobs themselves travel on the transaction that queues them
 */
export async function openQueue(client: Sql): Promise<void> {
  const db = {
    executeSql: async (text: string, values?: unknown[]) => ({
      rows: [...(await client.unsafe(text, values as never[]))],
    }),
  };
  boss = new PgBoss({ db, supervise: false, schedule: false, migrate: false, createSchema: false });
  await boss.start();
}

/** Stops the queue of this process. */
export async function closeQueue(): Promise<void> {
  await boss?.stop({ graceful: false });
  boss = null;
}

/** Queues a job that exists only if the transaction is committed. */
export async function enqueue(tx: Db, name: JobName, payload: object): Promise<void> {
  if (!boss) throw new Error('The queue is not open: call openQueue at start.');
  await boss.send(name, payload, { db: fromDrizzle(tx as Parameters<typeof fromDrizzle>[0], sql) });
}
