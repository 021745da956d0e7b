import { and, eq, gt } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type EnquiryId, enquiryNote } from '#db/schema/enquiries.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockKept } from './lock.ts';

/** Writes something for colleagues beside an enquiry. The writer never sees it; nothing else changes. */
export const addNote = (
  db: Db,
  officer: Officer,
  { id, words }: { id: EnquiryId; words: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such enquiry' | 'handed over'>> =>
  db.transaction(async (tx) => {
    const found = await lockKept(tx, id);
    if (!found.ok) return found;
    if (await isThere(tx, officer, { id, words }, now)) return done(null);
    await tx.insert(enquiryNote).values({ enquiryId: id, words, writtenAt: now, writtenBy: officer.id });
    await record(tx, officer, { operation: 'alter', entity: 'enquiry', ids: [id], fields: ['note'] }, now);
    return done(null);
  });

// A form that was sent twice writes one note.
async function isThere(
  tx: Db,
  { id: writtenBy }: Officer,
  { id, words }: { id: EnquiryId; words: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const same = and(
    eq(enquiryNote.enquiryId, id),
    eq(enquiryNote.writtenBy, writtenBy),
    eq(enquiryNote.words, words),
    gt(enquiryNote.writtenAt, now.subtract({ minutes: 2 })),
  );
  return (await tx.select({ id: enquiryNote.id }).from(enquiryNote).where(same).limit(1)).length > 0;
}
