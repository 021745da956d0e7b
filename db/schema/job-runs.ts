import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { type Id, instant } from './columns.ts';
import { keeps } from './keeping.ts';
import { officer, type OfficerId } from './officers.ts';

/** One run of a job of the worker: when, what it did in numbers, or why it failed. */
export const jobRun = pgTable(
  'job_run',
  {
    id: uuid().$type<Id<'job_run'>>().defaultRandom().primaryKey(),
    job: text().notNull(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at'),
    // Counts by what they count: { "reminders": 4 }.
    counts: jsonb().$type<Record<string, number>>(),
    failure: text(),
    // Who asked for this run; none for the clock.
    askedBy: uuid('asked_by')
      .$type<OfficerId>()
      .references(() => officer.id),
  },
  (t) => [
    index().on(t.job, t.startedAt.desc()),
    index().on(t.startedAt),
    check('job_run_ended', sql`${t.failure} is null or ${t.finishedAt} is not null`),
  ],
);
keeps(jobRun, { purpose: 'accountability', personal: ['asked_by'], retention: 'job_run' });
