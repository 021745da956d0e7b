import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { SendingId } from '#db/schema/newsletter-sendings.ts';

/** How long a worker holds a sending without a sign of life, unless told otherwise. */
export const usualLease = 30_000;

/**
 * Takes or renews the hold of one worker on a sending. A worker that was killed leaves its lease behind: by the time
 * it runs out, whatever that worker had written down has long arrived.
 *
 * @returns how the sending stands, or null where another worker holds it or it is over
 */
export async function holdSending(
  db: Db,
  id: SendingId,
  { holder, leaseMs }: { holder: string; leaseMs: number },
): Promise<{ isPaused: boolean; perSecond: number; isListed: boolean } | null> {
  // By the clock of the database alone: those of two workers may differ.
  const [row] = await db.execute<{ isPaused: boolean; perSecond: number; isListed: boolean }>(sql`
    update newsletter_sending
    set lease_holder = ${holder}::uuid, lease_until = clock_timestamp() + ${leaseMs} * interval '1 ms'
    where id = ${id} and finished_at is null and cancelled_at is null
      and (lease_holder is null or lease_holder = ${holder}::uuid or lease_until < clock_timestamp())
    returning paused_at is not null as "isPaused", per_second as "perSecond", listed_at is not null as "isListed"`);
  return row ?? null;
}

/** Lets a sending go, so that the next worker need not wait. */
export async function letGo(db: Db, id: SendingId, holder: string): Promise<void> {
  await db.execute(sql`update newsletter_sending set lease_holder = null, lease_until = null
    where id = ${id} and lease_holder = ${holder}::uuid`);
}
