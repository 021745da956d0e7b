import { eq, inArray, and, ne, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { draft } from '#db/schema/drafts.ts';
import {
  discussionPoint,
  engagement,
  engagementContact,
  engagementCorrection,
} from '#db/schema/engagements.ts';
import { plannedContact } from '#db/schema/planned-contacts.ts';
import { commitment, type CommitmentId, feedback } from '#db/schema/promises.ts';

type Row = typeof engagement.$inferSelect;

/**
 * Wipes every word of an engagement and of what was made from it in this room: its points, promises and what was
 * published of them, what the institution said about it, the plan it came from, and drafts. Returns the promises.
 */
export async function wipeEngagement(tx: Db, found: Row, now: Temporal.Instant): Promise<CommitmentId[]> {
  const { id, formToken } = found;
  await tx.delete(engagementContact).where(eq(engagementContact.engagementId, id));
  await tx.delete(engagementCorrection).where(eq(engagementCorrection.engagementId, id));
  await tx.delete(draft).where(eq(draft.formToken, formToken));
  await tx.update(plannedContact).set({ words: null }).where(eq(plannedContact.engagementId, id));
  const promises = await wipePromises(tx, found);
  await wipePoints(tx, found);
  await wipeRow(tx, found, now);
  return promises;
}

async function wipePromises(tx: Db, { id }: Row): Promise<CommitmentId[]> {
  const made = await tx
    .select({ id: commitment.id })
    .from(commitment)
    .where(eq(commitment.engagementId, id))
    .for('update');
  const ids = made.map((one) => one.id);
  if (ids.length === 0) return [];
  await tx.delete(feedback).where(inArray(feedback.commitmentId, ids));
  await tx.delete(commitment).where(inArray(commitment.id, ids));
  return ids;
}

// The first point keeps its topic; whatever was to be done for somebody is done on the other route.
async function wipePoints(tx: Db, { id }: Row): Promise<void> {
  const about = eq(discussionPoint.engagementId, id);
  await tx.delete(discussionPoint).where(and(about, ne(discussionPoint.position, 1)));
  const nothing = { words: null, followUp: null, followUpBy: null, followUpOwnerId: null };
  await tx
    .update(discussionPoint)
    .set({ ...nothing, doneAt: null, doneBy: null })
    .where(about);
}

async function wipeRow(tx: Db, { id, saidPrevent, sequence }: Row, now: Temporal.Instant): Promise<void> {
  await tx
    .update(engagement)
    .set({
      ...{ summary: '', opinion: null, askedOfUs: null, placeWords: null, headcount: null },
      notSaidBecause: saidPrevent ? null : sql`'Erased'`,
      ...{ shownAt: null, shownBy: null, shownParts: [], sequence: sequence + 1, changedAt: now },
    })
    .where(eq(engagement.id, id));
}
