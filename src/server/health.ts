import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from '#db/sql.ts';
import { isMigrated } from '#db/migrate.ts';

const patienceMs = 1_000;

/** Whether this instance can do its work: the database answers within a second and has our migrations. */
export async function isReady(sql: Sql): Promise<boolean> {
  const late = sleep(patienceMs, false, { ref: false });
  // The question goes on when its time is up, and must not fail unheard.
  const answer = isMigrated(sql).catch(() => false);
  return Promise.race([answer, late]);
}
