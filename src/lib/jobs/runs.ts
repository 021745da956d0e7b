import { and, eq, isNotNull, isNull, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { jobRun } from '#db/schema/job-runs.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { failureWords } from './failure-words.ts';
import type { ClockJob } from './queue.ts';

/** Where runs are written down. */
export type RunLedger = { db: Db; clock: () => Temporal.Instant };

/** What a run did, by what it counts: { reminders: 4 }. */
export type Counts = Record<string, number>;

/**
 * Does a job and writes down when, and what came of it; a failure is written down and thrown on, so that the
 * queue tries again.
 *
 * @param askedBy the officer who asked for this run; null for the clock
 */
export async function runRecorded(
  { db, clock }: RunLedger,
  { job, askedBy }: { job: ClockJob; askedBy: OfficerId | null },
  work: () => Promise<unknown>,
): Promise<void> {
  const [made] = await db.insert(jobRun).values({ job, askedBy, startedAt: clock() }).returning();
  const mine = eq(jobRun.id, made!.id);
  try {
    const counts = countsOf(await work());
    await db.update(jobRun).set({ finishedAt: clock(), counts }).where(mine);
  } catch (error) {
    await db
      .update(jobRun)
      .set({ finishedAt: clock(), failure: failureWords(error) })
      .where(mine);
    throw error;
  }
  await forgetQuiet(db, made!);
}

/** A job answers with a number, with numbers by noun, or with nothing to count. */
export function countsOf(result: unknown): Counts {
  if (typeof result === 'number') return { done: result };
  if (typeof result !== 'object' || result === null) return {};
  return Object.fromEntries(Object.entries(result).filter(([, value]) => typeof value === 'number'));
}

// Of runs that found nothing to do, only the newest is worth a row: some jobs look each minute.
async function forgetQuiet(db: Db, { id, job }: { id: typeof jobRun.$inferSelect.id; job: string }) {
  await db
    .delete(jobRun)
    .where(
      and(
        eq(jobRun.job, job),
        ne(jobRun.id, id),
        isNull(jobRun.askedBy),
        isNull(jobRun.failure),
        isNotNull(jobRun.finishedAt),
        sql`not exists (select 1 from jsonb_each_text(${jobRun.counts}) as each(noun, number) where number <> '0')`,
      ),
    );
}
