import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { RecipientId, SendingId } from '#db/schema/newsletter-sendings.ts';

/** Somebody who has not got it yet. */
export type Waiting = { id: RecipientId; email: string; keySealed: Uint8Array; tries: number };

const isWaiting = sql`r.handed_at is null and r.skipped_at is null and r.failed_at is null`;

/**
 * The next of those who wait, in a fixed order; those whom a server asked to try later come when it is later.
 *
 * Whoever left or was suppressed since the list was made is passed over, at the last moment and with those next to
 * them: to look through everybody who waits, once a turn, would cost more the longer the list is.
 *
 * @returns how many were looked at, and of them those who are still to get it
 */
export async function nextWaiting(
  db: Db,
  id: SendingId,
  most: number,
  now: Temporal.Instant,
): Promise<{ seen: number; people: Waiting[] }> {
  const at = sql`${now.toString()}::timestamptz`;
  const rows = await db.execute<Waiting & { isGone: boolean }>(sql`
    with next as materialized (
      select r.id, r.tries, p.email::text as email, p.key_sealed,
        (p.id is null or p.ended_at is not null or exists
          (select 1 from mail_suppression s where s.email_hash = p.email_hash and s.lifted_at is null)) as is_gone
      from newsletter_recipient r left join subscriber p on p.id = r.subscriber_id
      where r.sending_id = ${id} and ${isWaiting} and (r.try_after is null or r.try_after <= ${at})
      order by r.id limit ${most}
    ), passed as (
      update newsletter_recipient r set skipped_at = ${at} from next n where n.id = r.id and n.is_gone
    )
    select id, email, key_sealed as "keySealed", tries, is_gone as "isGone" from next order by id`);
  return { seen: rows.length, people: [...rows].filter(({ isGone }) => !isGone) };
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
