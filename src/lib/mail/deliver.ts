import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { mailMessage, type MessageId } from '#db/schema/mail.ts';
import { type Letterhead, namingAddress, senderOf, writeLetter } from './letter.ts';
import type { Attachment, Message } from './message.ts';
import type { AttachmentReference } from './queue.ts';
import { addressRefusal, isPermanent, type Transport } from './transport.ts';
import { noteReport, type ReturnDesk } from './returned/note-report.ts';
import { withhold } from './withhold.ts';

/** What delivery stands on. */
export type Post = {
  db: Db;
  transport: Transport;
  head: Letterhead;
  clock: () => Temporal.Instant;
  /** What knows addresses that are not written to, and what is done when a server refuses one. */
  returns: ReturnDesk;
  /** "bounces@force.example"; null where what cannot be delivered comes back to the sender's own address. */
  bounceAddress?: string | null;
  /** Whether what comes to that address is read, so that people may answer to it. */
  readsReplies?: boolean;
  /** Makes the file that a mail asks for; null when there is none any more, and the mail goes without. */
  attach?: (reference: AttachmentReference) => Promise<Attachment | null>;
};

/**
 * Sends a message that is not sent yet, and writes down what came of it. One to an address that is not written to is
 * withheld.
 *
 * Throws when another try may succeed, so that the queue tries again. A message that was sent but not written
 * down goes out again under the same Message-ID, which mail systems take for one.
 */
export async function deliver(post: Post, id: MessageId): Promise<void> {
  const { db, transport, clock } = post;
  const unsent = stillUnsent(id);
  const [row] = await db
    .update(mailMessage)
    .set({ attempts: sql`${mailMessage.attempts} + 1` })
    .where(unsent)
    .returning();
  if (!row || (await withhold(db, row, post.returns.secret, clock())) || !transport.delivers) return;
  try {
    await transport.send(await messageOf(row, post));
  } catch (error) {
    const final = isPermanent(error);
    await db
      .update(mailMessage)
      .set({ lastError: words(error), ...(final && { failedAt: clock() }) })
      .where(unsent);
    await noteRefused(post, id, error);
    if (final) return;
    throw error;
  }
  await db.update(mailMessage).set({ sentAt: clock(), lastError: null }).where(unsent);
}

const stillUnsent = (id: MessageId) =>
  and(
    eq(mailMessage.id, id),
    isNull(mailMessage.sentAt),
    isNull(mailMessage.failedAt),
    isNull(mailMessage.withheldAt),
  );

// A server that refuses an address at once sends no report of it.
async function noteRefused({ db, returns, clock }: Post, id: MessageId, error: unknown): Promise<void> {
  const verdict = addressRefusal(error);
  if (!verdict) return;
  const report = { ...verdict, mails: [id], recipient: null };
  await db.transaction((tx) => noteReport(tx, returns, report, { source: 'server', key: id }, clock()));
}

async function messageOf(row: typeof mailMessage.$inferSelect, post: Post): Promise<Message> {
  const { head, attach } = post;
  const { subject, html, text, invite } = await writeLetter(row, head);
  const from = senderOf(head.mailFrom, head.teamName);
  const to = { name: row.toName, email: row.toEmail };
  const attachment = row.attachment && attach ? await attach(row.attachment) : null;
  const parts = { ...(invite && { invite }), ...(attachment && { attachment }) };
  const thread = row.thread ? { thread: row.thread } : {};
  return {
    id: row.id,
    from,
    to,
    subject,
    html,
    text,
    ...parts,
    ...thread,
    ...waysBack(row, from.name, post),
  };
}

// The address that a mail comes back to names it: "bounces+0b5c…@force.example". So does the one to answer an enquiry.
function waysBack(
  { id, entity }: typeof mailMessage.$inferSelect,
  name: string,
  { bounceAddress, readsReplies }: Post,
): Partial<Message> {
  if (!bounceAddress) return {};
  const returnPath = namingAddress(bounceAddress, id);
  return {
    returnPath,
    ...(readsReplies && entity === 'enquiry' && { replyTo: { name, email: returnPath } }),
  };
}

/** Marks a message that the queue has given up on: it then waits for a person in the outbox. */
export async function giveUp(db: Db, id: MessageId, now: Temporal.Instant): Promise<void> {
  const unsent = stillUnsent(id);
  await db.update(mailMessage).set({ failedAt: now }).where(unsent);
}

const words = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, 500);
