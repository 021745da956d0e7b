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
    await tx.insert(enquiryNote).values({ enquiryId: id, words, writtenAt: now, writtenBy: officer.id });
    await record(tx, officer, { operation: 'alter', entity: 'enquiry', ids: [id], fields: ['note'] }, now);
    return done(null);
  });
