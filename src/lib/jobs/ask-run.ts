import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type ClockJob, enqueue } from './queue.ts';

/** Asks for a run of a job of the clock now; pressing twice asks once. */
export async function askRun(
  db: Db,
  officer: Officer,
  job: string,
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such job' | 'already waiting'>> {
  return db.transaction(async (tx) => {
    const [known] = await tx.execute<{ asked: boolean }>(sql`
      select exists (select 1 from pgboss.job j where j.name = s.name
        and j.state in ('created', 'retry', 'active') and j.data ? 'askedBy') as asked
      from pgboss.schedule s where s.name = ${job} for update`);
    if (!known) return refused('no such job');
    if (known.asked) return refused('already waiting');
    await enqueue(tx, job as ClockJob, { askedBy: officer.id });
    await record(tx, officer, { operation: 'collect', entity: 'job_run', ids: [job] }, now);
    return done(null);
  });
}
