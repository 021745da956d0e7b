import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { choicesOf } from './choices.ts';
import { confirmDays } from './consent-words.ts';

export type SubscriberState = 'waiting' | 'expired' | 'subscribed' | 'ended';

/** The subscription that a link opens, with what was chosen; null where the link opens none. */
export async function findByKey(db: Db, key: string, now: Temporal.Instant) {
  const [row] = await db
    .select()
    .from(subscriber)
    .where(eq(subscriber.keyHash, hashKey(key)));
  if (!row) return null;
  return { row, state: stateOf(row, now), chosen: await choicesOf(db, row.id) };
}
export type FoundSubscriber = NonNullable<Awaited<ReturnType<typeof findByKey>>>;

/** Where a subscription stands. */
export function stateOf(
  row: Pick<typeof subscriber.$inferSelect, 'askedAt' | 'confirmedAt' | 'endedAt'>,
  now: Temporal.Instant,
): SubscriberState {
  if (row.endedAt) return 'ended';
  if (row.confirmedAt) return 'subscribed';
  return Temporal.Instant.compare(row.askedAt.add({ hours: confirmDays * 24 }), now) < 0
    ? 'expired'
    : 'waiting';
}
