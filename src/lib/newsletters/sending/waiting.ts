import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RecipientId, SendingId } from '#db/schema/newsletter-sendings.ts';

/** Somebody who has not got it yet. */
export type Waiting = { id: RecipientId; email: string; keySealed: Uint8Array; tries: number };

const isWaiting = sql`r.handed_at is null and r.skipped_at is null and r.failed_at is null`;

/** The next of those who wait, in a fixed order; those whom a server asked to try later come when it is later. */
export async function nextWaiting(
  db: Db,
  id: SendingId,
  most: number,
  now: Temporal.Instant,
): Promise<Waiting[]> {
  const rows = await db.execute<Waiting>(sql`
    select r.id, p.email::text as email, p.key_sealed as "keySealed", r.tries from newsletter_recipient r
    join subscriber p on p.id = r.subscriber_id
    where r.sending_id = ${id} and ${isWaiting} and (r.try_after is null or r.try_after <= ${now.toString()}::timestamptz)
    order by r.id limit ${most}`);
  return [...rows];
}

/** Passes over whoever left or was suppressed since the list was made. */
export async function skipGone(db: Db, id: SendingId, now: Temporal.Instant): Promise<void> {
  await db.execute(sql`
    update newsletter_recipient r set skipped_at = ${now.toString()}::timestamptz
    where r.sending_id = ${id} and ${isWaiting} and not exists
      (select 1 from subscriber p where p.id = r.subscriber_id and p.ended_at is null and not exists
        (select 1 from mail_suppression s where s.email_hash = p.email_hash and s.lifted_at is null))`);
}

/** How many wait, now or for later. */
export async function countWaiting(db: Db, id: SendingId): Promise<number> {
  const [row] = await db.execute<{ count: number }>(
    sql`select count(*)::int as count from newsletter_recipient r where r.sending_id = ${id} and ${isWaiting}`,
  );
  return row!.count;
}

/** After how many tries an address is given up, and how long each waits, in minutes. */
const waits = [1, 5, 15, 60, 240];

/** Writes down that a server did not take a message: for good, or for a later try. */
export async function noteRefusal(
  db: Db,
  { id, tries }: Pick<Waiting, 'id' | 'tries'>,
  { answer, isFinal }: { answer: string; isFinal: boolean },
  now: Temporal.Instant,
): Promise<void> {
  const wait = waits[tries];
  const over = isFinal || wait === undefined;
  const failedAt = over ? now.toString() : null;
  const tryAfter = over ? null : now.add({ minutes: wait }).toString();
  await db.execute(sql`
    update newsletter_recipient set handed_at = null, tries = tries + 1, answer = ${answer},
      failed_at = ${failedAt}::timestamptz, try_after = ${tryAfter}::timestamptz where id = ${id}`);
}

/** Writes down that a server was cut off after it had all of a message: it may have it, so it is not sent again. */
export async function noteNoAnswer(db: Db, id: RecipientId): Promise<void> {
  await db.execute(sql`update newsletter_recipient set answer = 'no answer' where id = ${id}`);
}
