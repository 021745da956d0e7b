import { eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { jobRun } from '#db/schema/job-runs.ts';
import { askRun } from '#lib/jobs/ask-run.ts';
import { listJobs, listRuns } from '#lib/jobs/list.ts';
import { runRecorded } from '#lib/jobs/runs.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';

const job = 'send-reminders';
const clock = () => now;
const plan = (db: Db, name = job, cron = '*/15 * * * *') =>
  db.execute(sql`insert into pgboss.schedule (name, cron, timezone) values (${name}, ${cron}, 'UTC')
    on conflict do nothing`);

describe('each run of a job', () => {
  it('is written down with what it did', async ({ db }) => {
    await runRecorded({ db, clock }, { job, askedBy: null }, async () => ({ bookings: 4, note: 'words' }));
    const [run] = await listRuns(db, job);
    expect(run).toMatchObject({ counts: { bookings: 4 }, failure: null, finishedAt: now, askedByName: null });
  });

  it('that fails is written down in words that quote nobody, and is tried again', async ({ db }) => {
    const told = new Error('Amina Khan <amina@school.example> is not there');
    const work = () => Promise.reject(new Error('Failed query: Amina Khan', { cause: told }));
    await expect(runRecorded({ db, clock }, { job, askedBy: null }, work)).rejects.toThrow();
    const [run] = await listRuns(db, job);
    expect(run!.failure).toMatch(/stopped with Error/);
    expect(run!.failure).not.toContain('Amina');
  });

  it('that found nothing to do is kept only as the newest, and failures stay', async ({ db }) => {
    const quiet = () => runRecorded({ db, clock }, { job, askedBy: null }, async () => ({ bookings: 0 }));
    await quiet();
    await runRecorded({ db, clock }, { job, askedBy: null }, () => Promise.reject(new Error('no'))).catch(
      () => {},
    );
    await quiet();
    await quiet();
    const runs = await listRuns(db, job);
    expect(runs.map(({ failure }) => failure !== null).sort()).toEqual([false, true]);
  });
});

describe('the list of jobs', () => {
  it('begins with what failed and says when each runs next', async ({ db }) => {
    await plan(db);
    await plan(db, 'lapse-offers', '* * * * *');
    await runRecorded({ db, clock }, { job, askedBy: null }, () => Promise.reject(new Error('no'))).catch(
      () => {},
    );
    const jobs = await listJobs(db, now);
    expect(jobs.map(({ name }) => name)).toEqual(['send-reminders', 'lapse-offers']);
    expect(jobs[0]!.nextAt?.toString()).toBe('2026-11-21T10:15:00Z');
    expect(jobs[1]!.last).toBeNull();
  });

  it('takes it for stopped when nobody heard of a run for an hour', async ({ db }) => {
    await plan(db);
    await plan(db, 'lapse-offers', '* * * * *');
    await db.insert(jobRun).values({ job, startedAt: now.subtract({ minutes: 61 }) });
    expect((await listJobs(db, now))[0]!.name).toBe(job);
  });

  it('lets an administrator ask for a run, once while it waits, and keeps who asked', async ({ db }) => {
    await plan(db);
    const admin = await anOfficer(db, 'administrator');
    expect(await askRun(db, admin, job, now)).toEqual({ ok: true, value: null });
    expect(await askRun(db, admin, job, now)).toEqual({ ok: false, reason: 'already waiting' });
    expect(await askRun(db, admin, 'paint-the-fence', now)).toEqual({ ok: false, reason: 'no such job' });
    const [queued] = await db.execute<{ data: { askedBy: string } }>(
      sql`select data from pgboss.job where name = ${job}`,
    );
    expect(queued!.data).toEqual({ askedBy: admin.id });
    await runRecorded({ db, clock }, { job, askedBy: admin.id }, async () => 0);
    expect((await listRuns(db, job))[0]).toMatchObject({ askedByName: admin.name });
    expect(await db.$count(jobRun, eq(jobRun.askedBy, admin.id))).toBe(1);
  });
});
