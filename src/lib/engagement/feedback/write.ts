import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { commitment, type CommitmentId, feedback, type FeedbackId } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockFeedback, type SeenFeedback, type SeenFeedbackRefusal } from './lock.ts';
import { feedbackState } from './state.ts';

/** What a community told us, and what came of it, as the public reads it. */
export type Words = { youSaid: string; weDid: string };
export type WriteRefusal = 'not kept yet';
export type RewriteRefusal = SeenFeedbackRefusal | 'published already';

const fields = ['you_said', 'we_did'];

/** Writes what waits for the approval of somebody else; of a promise once it has ended. */
export function writeFeedback(
  db: Db,
  officer: Officer,
  { words, areaId, commitmentId }: { words: Words; areaId: AreaId; commitmentId: CommitmentId | null },
  now: Temporal.Instant,
): Promise<Outcome<FeedbackId, WriteRefusal>> {
  return db.transaction(async (tx) => {
    if (commitmentId && !(await hasEnded(tx, commitmentId))) return refused('not kept yet');
    const [written] = await tx
      .insert(feedback)
      .values({ ...words, areaId, commitmentId, writtenAt: now, writtenBy: officer.id })
      .returning({ id: feedback.id });
    const { id } = written!;
    await record(tx, officer, { operation: 'collect', entity: 'feedback', ids: [id], fields }, now);
    return done(id);
  });
}

async function hasEnded(tx: Db, id: CommitmentId): Promise<boolean> {
  const [found] = await tx.select().from(commitment).where(eq(commitment.id, id)).for('key share');
  return found !== undefined && found.endedAt !== null;
}

/** Writes it anew, from then on the work of whoever did: it waits again for somebody else. */
export function rewriteFeedback(
  db: Db,
  officer: Officer,
  seen: SeenFeedback,
  words: Words,
  now: Temporal.Instant,
): Promise<Outcome<null, RewriteRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockFeedback(tx, seen);
    if (!found.ok) return found;
    const state = feedbackState(found.value);
    if (state === 'published' || state === 'withdrawn') return refused('published already');
    const mended = { sentBackAt: null, sentBackBy: null, sentBackWords: null };
    const written = { ...words, ...mended, writtenAt: now, writtenBy: officer.id };
    await tx
      .update(feedback)
      .set({ ...written, sequence: found.value.sequence + 1 })
      .where(eq(feedback.id, seen.id));
    await record(tx, officer, { operation: 'alter', entity: 'feedback', ids: [seen.id], fields }, now);
    return done(null);
  });
}
