import { desc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { jobRun } from '#db/schema/job-runs.ts';
import { officer } from '#db/schema/officers.ts';
import { howOften, nextRun } from './cron.ts';

/** One run, and who asked for it. */
export type Run = typeof jobRun.$inferSelect & { askedByName: string | null };

export type Job = {
  name: string;
  howOften: string;
  nextAt: Temporal.Instant | null;
  last: Run | null;
  /** The last run that came to a good end, when the last did not. */
  lastGoodAt: Temporal.Instant | null;
  /** Somebody asked for a run that has not begun. */
  isAsked: boolean;
};

type Scheduled = { name: string; cron: string; asked: boolean };

/** Every job of the clock with its last run, those that failed first. */
export async function listJobs(db: Db, now: Temporal.Instant): Promise<Job[]> {
  const scheduled = await db.execute<Scheduled>(sql`
    select s.name, s.cron, exists (select 1 from pgboss.job j where j.name = s.name
      and j.state in ('created', 'retry') and j.data ? 'askedBy') as asked
    from pgboss.schedule s order by s.name`);
  const runs = await lastRuns(db);
  const good = await lastGood(db);
  const jobs = scheduled.map(({ name, cron, asked }) => ({
    name,
    howOften: howOften(cron),
    nextAt: nextRun(cron, now),
    last: runs.get(name) ?? null,
    lastGoodAt: good.get(name) ?? null,
    isAsked: asked,
  }));
  return jobs.toSorted((one, other) => Number(!isWrong(one, now)) - Number(!isWrong(other, now)));
}

async function lastRuns(db: Db): Promise<Map<string, Run>> {
  const rows = await db
    .select({ run: jobRun, askedByName: officer.name })
    .from(jobRun)
    .leftJoin(officer, eq(officer.id, jobRun.askedBy))
    .where(sql`${jobRun.id} in (select distinct on (job) id from job_run order by job, started_at desc)`);
  return new Map(rows.map(({ run, askedByName }) => [run.job, { ...run, askedByName }]));
}

async function lastGood(db: Db): Promise<Map<string, Temporal.Instant>> {
  const rows = await db.execute<{ job: string; at: string }>(sql`
    select job, max(finished_at)::text as at from job_run where failure is null and finished_at is not null
    group by job`);
  return new Map(rows.map(({ job, at }) => [job, Temporal.Instant.from(at)]));
}

/** Whether the last run failed, or began and was never heard of again. */
export const isWrong = ({ last }: Pick<Job, 'last'>, now: Temporal.Instant): boolean =>
  last !== null && (last.failure !== null || isCutShort(last, now));

/** Whether a run began and was not heard of for an hour: whoever did it was stopped. */
export const isCutShort = (
  { startedAt, finishedAt }: Pick<Run, 'startedAt' | 'finishedAt'>,
  now: Temporal.Instant,
): boolean => finishedAt === null && now.since(startedAt).total('minutes') > 60;

/** The runs of one job, newest first. */
export async function listRuns(db: Db, job: string): Promise<Run[]> {
  const rows = await db
    .select({ run: jobRun, askedByName: officer.name })
    .from(jobRun)
    .leftJoin(officer, eq(officer.id, jobRun.askedBy))
    .where(eq(jobRun.job, job))
    .orderBy(desc(jobRun.startedAt))
    .limit(100);
  return rows.map(({ run, askedByName }) => ({ ...run, askedByName }));
}
