import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { newsletterRecipient, type RecipientId } from '#db/schema/newsletter-sendings.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import type { Actor } from '#lib/actor.ts';
import { endSubscription } from '../subscribers/change.ts';

const system: Actor = { kind: 'system' };

/** The hash of the address that one mail of a newsletter went to; null where the id is of none. */
export async function recipientHash(tx: Db, mailId: string): Promise<Uint8Array | null> {
  const [row] = await tx
    .select({ hash: subscriber.emailHash })
    .from(newsletterRecipient)
    .innerJoin(subscriber, eq(subscriber.id, newsletterRecipient.subscriberId))
    .where(eq(newsletterRecipient.id, mailId as RecipientId));
  return row?.hash ?? null;
}

/** Whether an address gets newsletters, or asked for them. */
export const isSubscribed = async (tx: Db, hash: Uint8Array): Promise<boolean> =>
  (await tx.$count(subscriber, sql`email_hash = ${hash}::bytea and ended_at is null`)) > 0;

/** Writes down that a newsletter came back from one of its readers. */
export async function noteReturned(
  tx: Db,
  mailId: string,
  isHard: boolean,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(newsletterRecipient)
    .set({ bouncedAt: now, bouncedHard: isHard })
    .where(eq(newsletterRecipient.id, mailId as RecipientId));
}

/**
 * Mails that a server refused at once, of newsletters that go out or went out in the last hour, with its answer; but
 * for those that were told of.
 */
export async function refusedAtOnce(
  db: Db,
  now: Temporal.Instant,
): Promise<{ id: string; answer: string }[]> {
  const since = now.subtract({ hours: 1 }).toString();
  const rows = await db.execute<{ id: string; answer: string }>(sql`
    select r.id, r.answer from newsletter_sending s join newsletter_recipient r on r.sending_id = s.id
    where s.listed_at is not null and s.cancelled_at is null
      and (s.finished_at is null or s.finished_at > ${since}::timestamptz)
      and r.failed_at is not null and r.answer ~ '^5[0-9]{2} ' and r.subscriber_id is not null
      and not exists (select 1 from mail_bounce b where b.message_id = r.id) limit 500`);
  return [...rows];
}

/** Ends the subscription of somebody who called our mail unwanted. */
export async function endForComplaint(tx: Db, hash: Uint8Array, now: Temporal.Instant): Promise<void> {
  const [row] = await tx.select({ id: subscriber.id }).from(subscriber).where(eq(subscriber.emailHash, hash));
  if (row) await endSubscription(tx, system, row.id, 'complaint', now);
}
