import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { enquiry, type EnquiryId, type EnquiryReason } from '#db/schema/enquiries.ts';
import type { MessageId } from '#db/schema/mail.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { newReference } from '#lib/keys/reference.ts';
import { answerBy } from './clock.ts';
import { sendReceipt } from './letters.ts';

/** What somebody sends us, read and checked by the form. */
export type Sent = {
  /** Made when the form was shown: the same form sent twice is one enquiry. */
  formToken: string;
  reason: EnquiryReason;
  areaId: AreaId | null;
  words: string;
  email: string;
};
export type Received = { id: EnquiryId; reference: string; again: boolean };

/** Takes an enquiry, starts its clock and tells the writer by when we answer; the same form sent again is the first. */
export function sendEnquiry(db: Db, actor: Actor, sent: Sent, now: Temporal.Instant): Promise<Received> {
  return db.transaction(async (tx) => {
    const receiptId = crypto.randomUUID() as MessageId;
    const reference = newReference('Q');
    const [made] = await tx
      .insert(enquiry)
      .values({ ...sent, reference, receiptId, receivedAt: now, dueAt: answerBy(now) })
      .onConflictDoNothing({ target: enquiry.formToken })
      .returning();
    if (!made) return earlier(tx, sent.formToken);
    const entry = { operation: 'collect', entity: 'enquiry', ids: [made.id], fields: ['words', 'email'] };
    await record(tx, actor, entry as Parameters<typeof record>[2], now);
    await sendReceipt(tx, { ...made, email: sent.email, receiptId }, now);
    return { id: made.id, reference, again: false };
  });
}

async function earlier(tx: Db, formToken: string): Promise<Received> {
  const [before] = await tx.select().from(enquiry).where(eq(enquiry.formToken, formToken));
  if (!before) throw new Error('An enquiry was neither written nor there.');
  return { id: before.id, reference: before.reference, again: true };
}

/** By when the enquiry of a reference has an answer, for the page that its writer sees next; null for none. */
export async function answerDue(db: Db, reference: string): Promise<Temporal.Instant | null> {
  const [row] = await db
    .select({ receivedAt: enquiry.receivedAt })
    .from(enquiry)
    .where(eq(enquiry.reference, reference));
  return row ? answerBy(row.receivedAt) : null;
}
