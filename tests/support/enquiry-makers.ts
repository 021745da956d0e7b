import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enquiry, type EnquiryId } from '#db/schema/enquiries.ts';
import { sendEnquiry, type Sent } from '#lib/enquiries/ask.ts';
import { theArea } from './engagement-makers.ts';
import { anyone, now } from './makers.ts';

/** A question from Bedford that nobody has taken on. */
export async function anEnquiry(
  db: Db,
  { at = now, ...given }: Partial<Sent> & { at?: Temporal.Instant } = {},
): Promise<EnquiryId> {
  const areaId = given.areaId === undefined ? await theArea(db) : given.areaId;
  const sent: Sent = {
    ...{ formToken: crypto.randomUUID(), reason: 'prevent', email: 'writer@example.com' },
    words: 'What is Prevent, and who pays for it?',
    ...given,
    areaId,
  };
  return (await sendEnquiry(db, anyone, sent, at)).id;
}

/** An enquiry as its row stands. */
export async function enquiryRow(db: Db, id: EnquiryId) {
  const [row] = await db.select().from(enquiry).where(eq(enquiry.id, id));
  return row!;
}

/** What a form shows of an enquiry as it stands. */
export const seenEnquiry = async (db: Db, id: EnquiryId) => ({
  id,
  sequence: (await enquiryRow(db, id)).sequence,
});
