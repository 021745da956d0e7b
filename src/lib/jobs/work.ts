import { PgBoss } from 'pg-boss';
import { deadLetters } from './install.ts';
import type { JobName } from './queue.ts';

type Task = { job: JobName; concurrency?: number; each: (payload: unknown) => Promise<void> };
type Scheduled = { job: JobName; cron: string; run: () => Promise<unknown> };

export type Work = {
  tasks: readonly Task[];
  schedule: readonly Scheduled[];
  /** Called for each job that failed for good, with the job's own payload. */
  onDead: (payload: unknown) => Promise<void>;
  onError: (error: unknown) => void;
};

const patience = { pollingIntervalSeconds: 1 };

/**
 * Does queued and scheduled work until stopped. Several workers may run on one database: each job is done by
 * one of them.
 */
export async function startWork(databaseUrl: string, work: Work): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, migrate: false, createSchema: false });
  boss.on('error', work.onError);
  await boss.start();
  for (const { job, concurrency = 1, each } of work.tasks)
    await boss.work(job, { ...patience, localConcurrency: concurrency }, async (jobs) => {
      for (const { data } of jobs) await each(data);
    });
  for (const { job, cron, run } of work.schedule) {
    await boss.schedule(job, cron);
    await boss.work(job, patience, async () => void (await run()));
  }
  await boss.work(deadLetters, patience, async (jobs) => {
    for (const { data } of jobs) await work.onDead(data);
  });
  return { stop: async () => void (await boss.stop({ graceful: true, timeout: 8000 })) };
}
