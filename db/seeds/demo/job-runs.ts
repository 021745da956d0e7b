import type { OfficerId } from '../../schema/officers.ts';
import type { Transaction } from './rows.ts';

type Run = {
  job: string;
  at: Temporal.Instant;
  seconds: number;
  counts?: Record<string, number>;
  failure?: string;
  askedBy?: OfficerId;
};

/** Three weeks of runs, with one that failed in the night and was tried again by hand in the morning. */
export async function writeJobRuns(tx: Transaction, admin: OfficerId, now: Temporal.Instant): Promise<void> {
  const nights = Array.from({ length: 21 }, (_, index) => startOf(now).subtract({ hours: 24 * index }));
  const runs = nights.flatMap((night, index) => [
    ...(index === 4 ? failed(night, admin) : [purge(night, index)]),
    {
      job: 'verify-access-log-nightly',
      at: night.add({ minutes: 195 }),
      seconds: 2,
      counts: { sealed: 3900 - 40 * index },
    },
    {
      job: 'send-reminders',
      at: night.add({ hours: 9, minutes: 30 }),
      seconds: 1,
      counts: { bookings: 2 + (index % 4) },
    },
    ...(index % 2
      ? [
          {
            job: 'issue-certificates',
            at: night.add({ hours: 12 }),
            seconds: 1,
            counts: { certificates: 11 + (index % 7), sessions: 1 },
          },
        ]
      : []),
    ...(index % 5 === 1
      ? [
          {
            job: 'remind-refreshers',
            at: night.add({ hours: 8, minutes: 10 }),
            seconds: 1,
            counts: { reminders: 1 },
          },
        ]
      : []),
  ]) as Run[];
  const past = runs.filter(({ at }) => Temporal.Instant.compare(at, now) < 0);
  const rows = past.map(({ job, at, seconds, counts, failure, askedBy }) => ({
    job,
    started_at: at.toString(),
    finished_at: at.add({ seconds }).toString(),
    counts: counts ? tx.json(counts) : null,
    failure: failure ?? null,
    asked_by: askedBy ?? null,
  }));
  await tx`insert into job_run ${tx(rows)}`;
}

const startOf = (now: Temporal.Instant) => now.toZonedDateTimeISO('UTC').startOfDay().toInstant();

const purge = (night: Temporal.Instant, index: number): Run => ({
  job: 'erase-what-is-due',
  at: night.add({ minutes: 165 }),
  seconds: 3,
  counts: { access_need: index % 3, mail_message: 20 + ((index * 7) % 30), rate_limit: 4 + (index % 9) },
});

const failed = (night: Temporal.Instant, admin: OfficerId): Run[] => [
  {
    job: 'erase-what-is-due',
    at: night.add({ minutes: 165 }),
    seconds: 12,
    failure: 'The database was stopped or restarted meanwhile.',
  },
  { ...purge(night, 4), at: night.add({ hours: 9, minutes: 5 }), askedBy: admin },
];
