import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import { type Letterhead, senderOf, writeLetter } from './letter.ts';
import type { Attachment, Message } from './message.ts';
import type { AttachmentReference } from './queue.ts';
import { isPermanent, type Transport } from './transport.ts';

/** What delivery stands on. */
export type Post = {
  db: Db;
  transport: Transport;
  head: Letterhead;
  clock: () => Temporal.Instant;
  /** Makes the file that a mail asks for; null when there is none any more, and the mail goes without. */
  attach?: (reference: AttachmentReference) => Promise<Attachment | null>;
};

/**
 * Sends a message that is not sent yet, and writes down what came of it.
 *
 * Throws when another try may succeed, so that the queue tries again. A message that was sent but not written
 * down goes out again under the same Message-ID, which mail systems take for one.
 */
export async function deliver(post: Post, id: MessageId): Promise<void> {
  const { db, transport, clock } = post;
  const unsent = and(eq(mailMessage.id, id), isNull(mailMessage.sentAt), isNull(mailMessage.failedAt));
  const [row] = await db
    .update(mailMessage)
    .set({ attempts: sql`${mailMessage.attempts} + 1` })
    .where(unsent)
    .returning();
  if (!row || !transport.delivers) return;
  try {
    await transport.send(await messageOf(row, post));
  } catch (error) {
    const final = isPermanent(error);
    await db
      .update(mailMessage)
      .set({ lastError: words(error), ...(final && { failedAt: clock() }) })
      .where(unsent);
    if (final) return;
    throw error;
  }
  await db.update(mailMessage).set({ sentAt: clock(), lastError: null }).where(unsent);
}

async function messageOf(row: typeof mailMessage.$inferSelect, { head, attach }: Post): Promise<Message> {
  const { subject, html, text, invite } = await writeLetter(row, head);
  const from = senderOf(head.mailFrom, head.teamName);
  const to = { name: row.toName, email: row.toEmail };
  const attachment = row.attachment && attach ? await attach(row.attachment) : null;
  const parts = { ...(invite && { invite }), ...(attachment && { attachment }) };
  const thread = row.thread ? { thread: row.thread } : {};
  return { id: row.id, from, to, subject, html, text, ...parts, ...thread };
}

/** Marks a message that the queue has given up on: it then waits for a person in the outbox. */
export async function giveUp(db: Db, id: MessageId, now: Temporal.Instant): Promise<void> {
  const unsent = and(eq(mailMessage.id, id), isNull(mailMessage.sentAt), isNull(mailMessage.failedAt));
  await db.update(mailMessage).set({ failedAt: now }).where(unsent);
}

const words = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
