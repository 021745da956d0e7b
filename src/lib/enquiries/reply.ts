import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enquiryDraft, type EnquiryId, enquiryMessage } from '#db/schema/enquiries.ts';
import type { MessageId } from '#db/schema/mail.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { sendReply } from './letters.ts';
import {
  changeEnquiry,
  type EnquiryRefusal,
  type EnquiryRow,
  lockKept,
  lockOpen,
  type SeenEnquiry,
} from './lock.ts';
import { threadOf } from './thread.ts';

export type Reply = { words: string; token: string; closes: boolean };
export type ReplyRefusal = EnquiryRefusal | 'sent already';

/**
 * Answers the writer by mail, in the thread of their message. The enquiry then waits for them, or is closed as
 * answered; whoever replies to one that nobody has takes it on.
 */
export const replyToEnquiry = (
  db: Db,
  officer: Officer,
  { reply, ...seen }: SeenEnquiry & { reply: Reply },
  now: Temporal.Instant,
): Promise<Outcome<null, ReplyRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockOpen(tx, seen);
    // Once it is locked: of a form that was sent twice at once, the second must not read that a colleague was quicker.
    if (await isSent(tx, reply.token)) return refused('sent already');
    if (!found.ok) return found;
    await send(tx, officer, found.value, reply, now);
    const owner = found.value.ownerId ? {} : { ownerId: officer.id, takenAt: now };
    const closing = reply.closes
      ? ({ closedAt: now, closedBy: officer.id, ending: 'answered' } as const)
      : {};
    await changeEnquiry(tx, officer, found.value, { dueAt: null, ...owner, ...closing }, now);
    await tx
      .delete(enquiryDraft)
      .where(and(eq(enquiryDraft.enquiryId, seen.id), eq(enquiryDraft.officerId, officer.id)));
    return done(null);
  });

async function isSent(tx: Db, token: string): Promise<boolean> {
  const [before] = await tx
    .select({ id: enquiryMessage.id })
    .from(enquiryMessage)
    .where(eq(enquiryMessage.token, token));
  return before !== undefined;
}

async function send(
  tx: Db,
  officer: Officer,
  row: EnquiryRow,
  { words, token }: Reply,
  now: Temporal.Instant,
) {
  const mailId = crypto.randomUUID() as MessageId;
  const thread = await threadOf(tx, row);
  const { id: enquiryId, reference, email } = row;
  const about = { id: enquiryId, reference, email: email! };
  await tx
    .insert(enquiryMessage)
    .values({ enquiryId, way: 'out', words, token, mailId, writtenAt: now, officerId: officer.id });
  await sendReply(tx, about, { mailId, words, thread }, now);
}

/** Keeps a reply that is not ready; nothing is sent. An empty one takes the draft away. */
export const saveReplyDraft = (
  db: Db,
  officer: Officer,
  { id, words }: { id: EnquiryId; words: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such enquiry' | 'handed over'>> =>
  db.transaction(async (tx) => {
    const found = await lockKept(tx, id);
    if (!found.ok) return found;
    const mine = { enquiryId: id, officerId: officer.id };
    const kept = and(eq(enquiryDraft.enquiryId, id), eq(enquiryDraft.officerId, officer.id));
    if (words.trim() === '') await tx.delete(enquiryDraft).where(kept);
    else
      await tx
        .insert(enquiryDraft)
        .values({ ...mine, words, savedAt: now })
        .onConflictDoUpdate({
          target: [enquiryDraft.enquiryId, enquiryDraft.officerId],
          set: { words, savedAt: now },
        });
    await record(tx, officer, { operation: 'alter', entity: 'enquiry', ids: [id], fields: ['draft'] }, now);
    return done(null);
  });
