import { and, desc, eq, isNotNull, isNull, or, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { returnsOf } from './returned/address-state.ts';

export type MailState = 'waiting' | 'sent' | 'kept' | 'failed' | 'withheld';

/**
 * Where a message stands.
 *
 * @param hasServer whether there is a mail server; without one nothing leaves, and messages are kept to be read
 */
export function mailState(
  { sentAt, failedAt, withheldAt }: Record<'sentAt' | 'failedAt' | 'withheldAt', Temporal.Instant | null>,
  hasServer: boolean,
): MailState {
  if (withheldAt) return 'withheld';
  if (failedAt) return 'failed';
  if (sentAt) return 'sent';
  return hasServer ? 'waiting' : 'kept';
}

const older = (than: MessageId) => sql`(mail_message.queued_at, mail_message.id) <
  (select m.queued_at, m.id from mail_message m where m.id = ${than})`;

const outboxPageSize = 50;

/** Which messages somebody may see: a condition on the id of the record that a message is about. */
export type About = (recordId: SQL) => SQL;

/** What any of some conditions lets through. */
export const either =
  (...each: readonly About[]): About =>
  (recordId) =>
    sql`(${sql.join(
      each.map((one) => one(recordId)),
      sql` or `,
    )})`;

const within = (about: About) => about(sql`mail_message.entity_id`);

/** One page of the messages, newest first; `after` is the last message of the page before. The look is recorded. */
export async function listOutbox(
  db: Db,
  officer: Officer,
  about: About,
  { failed, after }: { failed: boolean; after: MessageId | null },
  now: Temporal.Instant,
) {
  const rows = await db
    .select({
      id: mailMessage.id,
      template: mailMessage.template,
      toName: mailMessage.toName,
      toEmail: mailMessage.toEmail,
      entity: mailMessage.entity,
      entityId: mailMessage.entityId,
      queuedAt: mailMessage.queuedAt,
      sentAt: mailMessage.sentAt,
      failedAt: mailMessage.failedAt,
      lastError: mailMessage.lastError,
      withheldAt: mailMessage.withheldAt,
      withheldFor: mailMessage.withheldFor,
    })
    .from(mailMessage)
    .where(and(within(about), failed ? isUndelivered : undefined, after ? older(after) : undefined))
    .orderBy(desc(mailMessage.queuedAt), desc(mailMessage.id))
    .limit(outboxPageSize + 1);
  const page = rows.slice(0, outboxPageSize);
  const ids = page.map(({ id }) => id);
  const fields = ['to_name', 'to_email'];
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'mail_message', ids, fields }, now);
  const returns = await returnsOf(db, ids);
  const seen = page.map((row) => ({ ...row, returned: returns.get(row.id) ?? null }));
  return { rows: seen, hasMore: rows.length > outboxPageSize };
}
export type OutboxRow = Awaited<ReturnType<typeof listOutbox>>['rows'][number];

// Failed, withheld, or sent and come back: whoever it was for does not have it.
const isUndelivered = or(
  isNotNull(mailMessage.failedAt),
  isNotNull(mailMessage.withheldAt),
  sql`exists (select 1 from mail_bounce b where b.message_id = mail_message.id)`,
);

/** How many messages have failed for good. */
export const countFailed = (db: Db, about: About): Promise<number> =>
  db.$count(mailMessage, and(within(about), isNotNull(mailMessage.failedAt)));

/** The messages about one record, newest first. */
export async function listMessagesAbout(db: Db, recordId: string) {
  const rows = await db
    .select()
    .from(mailMessage)
    .where(eq(mailMessage.entityId, recordId))
    .orderBy(desc(mailMessage.queuedAt), desc(mailMessage.id))
    .limit(100);
  const returns = await returnsOf(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({ ...row, returned: returns.get(row.id) ?? null }));
}

/** A message, for an officer who reads it; the reading goes into the access log. */
export async function findMessage(
  db: Db,
  officer: Officer,
  about: About,
  id: MessageId | null,
  now: Temporal.Instant,
) {
  if (!id) return null;
  const [row] = await db
    .select()
    .from(mailMessage)
    .where(and(eq(mailMessage.id, id), within(about)));
  if (!row) return null;
  await record(db, officer, { operation: 'consult', entity: 'mail_message', ids: [id] }, now);
  return { ...row, returned: (await returnsOf(db, [id])).get(id) ?? null };
}

export type FoundMessage = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** Queues a failed or withheld message for another round of tries. */
export function sendAgain(
  db: Db,
  officer: Officer,
  about: About,
  id: MessageId,
  now: Temporal.Instant,
): Promise<Outcome<null, 'not failed'>> {
  return db.transaction(async (tx) => {
    const again = await tx
      .update(mailMessage)
      .set({ failedAt: null, lastError: null, withheldAt: null, withheldFor: null, attempts: 0 })
      .where(
        and(
          eq(mailMessage.id, id),
          within(about),
          or(isNotNull(mailMessage.failedAt), isNotNull(mailMessage.withheldAt)),
          isNull(mailMessage.sentAt),
        ),
      )
      .returning({ id: mailMessage.id });
    if (again.length === 0) return refused('not failed');
    await enqueue(tx, 'deliver-mail', { id });
    await record(tx, officer, { operation: 'disclose', entity: 'mail_message', ids: [id] }, now);
    return done(null);
  });
}

/** How many messages nobody could be given, whoever they are about: a figure for whoever watches the jobs. */
export const countUndelivered = (db: Db): Promise<number> =>
  db.$count(mailMessage, and(isNotNull(mailMessage.failedAt), isNull(mailMessage.sentAt)));
