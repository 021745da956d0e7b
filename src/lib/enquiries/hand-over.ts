import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { enquiry, enquiryDraft, enquiryMessage, enquiryNote } from '#db/schema/enquiries.ts';
import { handover, type HandoverRoute } from '#db/schema/handovers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { forgetMessages } from '#lib/mail/forget-messages.ts';
import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type EnquiryRow, lockEnquiry, type SeenEnquiry } from './lock.ts';

/** Which way a concern went, to which role, and the area of whoever passed it on where the enquiry names none. */
export type PassedOn = { route: HandoverRoute; toRole: string; areaId: AreaId };
export type HandOverRefusal = 'no such enquiry' | 'changed meanwhile' | 'erased already';

/**
 * Notes that a concern about somebody went the proper way, and wipes every word of the enquiry it came in: what was
 * written, the address, replies, notes, drafts and mails. Date, route and role stay, and nothing joins them to it.
 */
export const handOverEnquiry = (
  db: Db,
  officer: Officer,
  { passed, ...seen }: SeenEnquiry & { passed: PassedOn },
  now: Temporal.Instant,
): Promise<Outcome<null, HandOverRefusal>> =>
  db.transaction(async (tx) => {
    const found = await lockEnquiry(tx, seen);
    if (!found.ok) return found;
    if (found.value.ending === 'handed_over') return refused('erased already');
    await wipe(tx, officer, found.value, now);
    const { route, toRole, areaId } = passed;
    const where = { areaId: found.value.areaId ?? areaId, onDay: ukDay(now), wipedAt: now };
    await tx.insert(handover).values({ route, toRole, officerId: officer.id, ...where });
    const fields = ['words', 'email', 'messages', 'notes', 'drafts'];
    await record(tx, officer, { operation: 'erase', entity: 'enquiry', ids: [seen.id], fields }, now);
    return done(null);
  });

async function wipe(tx: Db, officer: Officer, { id, sequence }: EnquiryRow, now: Temporal.Instant) {
  await tx.delete(enquiryMessage).where(eq(enquiryMessage.enquiryId, id));
  await tx.delete(enquiryNote).where(eq(enquiryNote.enquiryId, id));
  await tx.delete(enquiryDraft).where(eq(enquiryDraft.enquiryId, id));
  await forgetMessages(tx, 'enquiry', [id]);
  const gone = { words: '', email: null, receiptId: null, trainingRequestId: null, institutionId: null };
  const closed = { closedAt: now, closedBy: officer.id, ending: 'handed_over' as const, dueAt: null };
  await tx
    .update(enquiry)
    .set({ ...gone, ...closed, formToken: crypto.randomUUID(), sequence: sequence + 1 })
    .where(eq(enquiry.id, id));
}
