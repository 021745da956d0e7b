import { PgBoss } from 'pg-boss';
import type { OfficerId } from '#db/schema/officers.ts';
import { deadLetters } from './install.ts';
import type { AskedJob, ClockJob } from './queue.ts';
import { type RunLedger, runRecorded } from './runs.ts';

type Task = { job: AskedJob; concurrency?: number; each: (payload: unknown) => Promise<void> };
/** What the clock asks for. `run` answers with what it did: a number, or numbers by noun. */
export type Scheduled = { job: ClockJob; cron: string; run: () => Promise<unknown> };

export type Work = {
  tasks: readonly Task[];
  schedule: readonly Scheduled[];
  /** Each run of the schedule is written down here. */
  ledger: RunLedger;
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
    await boss.work(job, patience, ([one]) => runRecorded(work.ledger, { job, askedBy: askerOf(one) }, run));
  }
  await boss.work(deadLetters, patience, async (jobs) => {
    for (const { data } of jobs) await work.onDead(data);
  });
  return { stop: async () => void (await boss.stop({ graceful: true, timeout: 8000 })) };
}

const askerOf = (job: { data: unknown } | undefined): OfficerId | null =>
  (job?.data as { askedBy?: OfficerId } | null)?.askedBy ?? null;
