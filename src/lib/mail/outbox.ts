import { and, desc, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { enqueue } from '#lib/jobs/queue.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type MailState = 'waiting' | 'sent' | 'kept' | 'failed';

/**
 * Where a message stands.
 *
 * @param hasServer whether there is a mail server; without one nothing leaves, and messages are kept to be read
 */
export function mailState(
  { sentAt, failedAt }: { sentAt: Temporal.Instant | null; failedAt: Temporal.Instant | null },
  hasServer: boolean,
): MailState {
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
    })
    .from(mailMessage)
    .where(
      and(
        within(about),
        failed ? isNotNull(mailMessage.failedAt) : undefined,
        after ? older(after) : undefined,
      ),
    )
    .orderBy(desc(mailMessage.queuedAt), desc(mailMessage.id))
    .limit(outboxPageSize + 1);
  const page = rows.slice(0, outboxPageSize);
  const ids = page.map(({ id }) => id);
  const fields = ['to_name', 'to_email'];
  if (ids.length > 0)
    await record(db, officer, { operation: 'consult', entity: 'mail_message', ids, fields }, now);
  return { rows: page, hasMore: rows.length > outboxPageSize };
}
export type OutboxRow = Awaited<ReturnType<typeof listOutbox>>['rows'][number];

/** How many messages have failed for good. */
export const countFailed = (db: Db, about: About): Promise<number> =>
  db.$count(mailMessage, and(within(about), isNotNull(mailMessage.failedAt)));

/** The messages about one record, newest first. */
export const listMessagesAbout = (db: Db, recordId: string) =>
  db
    .select()
    .from(mailMessage)
    .where(eq(mailMessage.entityId, recordId))
    .orderBy(desc(mailMessage.queuedAt), desc(mailMessage.id))
    .limit(100);

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
  return row;
}

export type FoundMessage = NonNullable<Awaited<ReturnType<typeof findMessage>>>;

/** Queues a failed message for another round of tries. */
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
      .set({ failedAt: null, lastError: null, attempts: 0 })
      .where(
        and(
          eq(mailMessage.id, id),
          within(about),
          isNotNull(mailMessage.failedAt),
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
