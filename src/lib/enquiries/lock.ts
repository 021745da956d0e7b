import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { enquiry, type EnquiryId } from '#db/schema/enquiries.ts';
import type { Officer } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type EnquiryRow = typeof enquiry.$inferSelect;
export type SeenEnquiry = { id: EnquiryId; sequence: number };
export type EnquiryRefusal = 'no such enquiry' | 'changed meanwhile' | 'closed already';

/** An enquiry, open or closed, locked until the transaction ends, if it is still as it was seen. */
export async function lockEnquiry(
  tx: Db,
  { id, sequence }: SeenEnquiry,
): Promise<Outcome<EnquiryRow, 'no such enquiry' | 'changed meanwhile'>> {
  const [found] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
  if (!found) return refused('no such enquiry');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** The same for one that is not closed. */
export async function lockOpen(tx: Db, seen: SeenEnquiry): Promise<Outcome<EnquiryRow, EnquiryRefusal>> {
  const found = await lockEnquiry(tx, seen);
  if (!found.ok) return found;
  return found.value.closedAt ? refused('closed already') : found;
}

/** An enquiry, locked as it stands, for what is put beside it; one that was handed over takes nothing any more. */
export async function lockKept(
  tx: Db,
  id: EnquiryId,
): Promise<Outcome<EnquiryRow, 'no such enquiry' | 'handed over'>> {
  const [found] = await tx.select().from(enquiry).where(eq(enquiry.id, id)).for('update');
  if (!found) return refused('no such enquiry');
  return found.ending === 'handed_over' ? refused('handed over') : done(found);
}

/** Changes a locked enquiry, counts the change and records it. */
export async function changeEnquiry(
  tx: Db,
  officer: Officer,
  { id, sequence }: EnquiryRow,
  set: Partial<EnquiryRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(enquiry)
    .set({ ...set, sequence: sequence + 1 })
    .where(eq(enquiry.id, id));
  const fields = columnsOf(set);
  await record(tx, officer, { operation: 'alter', entity: 'enquiry', ids: [id], fields }, now);
}
