import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enquiryMessage } from '#db/schema/enquiries.ts';
import type { EnquiryRow } from './lock.ts';

/**
 * What the next mail of an enquiry answers, the oldest first: our receipt, then every mail since, ours by their ids
 * and theirs by their Message-IDs.
 */
export async function threadOf(tx: Db, { id, receiptId }: EnquiryRow): Promise<string[]> {
  const rows = await tx
    .select({ mailId: enquiryMessage.mailId, messageId: enquiryMessage.messageId })
    .from(enquiryMessage)
    .where(eq(enquiryMessage.enquiryId, id))
    .orderBy(asc(enquiryMessage.writtenAt));
  const all = [receiptId, ...rows.map(({ mailId, messageId }) => mailId ?? messageId)];
  return all.filter((one) => one !== null);
}
