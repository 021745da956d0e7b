import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { feedback } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type FeedbackRow, lockFeedback, type SeenFeedback, type SeenFeedbackRefusal } from './lock.ts';
import { feedbackState } from './state.ts';

export type DecideRefusal = SeenFeedbackRefusal | 'not waiting' | 'own words';
export type WithdrawRefusal = SeenFeedbackRefusal | 'withdrawn already';

/** Lets the public read it, from this moment on. Nobody approves their own words. */
export const approveFeedback = (
  db: Db,
  officer: Officer,
  seen: SeenFeedback,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, seen, { approvedAt: now, approvedBy: officer.id }, now);

/** Gives it back to whoever wrote it, saying what is to be put right. */
export const sendBackFeedback = (
  db: Db,
  officer: Officer,
  seen: SeenFeedback,
  words: string,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> =>
  decide(db, officer, seen, { sentBackAt: now, sentBackBy: officer.id, sentBackWords: words }, now);

/** Takes it away from the public, or out of the queue, for good. */
export function withdrawFeedback(
  db: Db,
  officer: Officer,
  seen: SeenFeedback,
  now: Temporal.Instant,
): Promise<Outcome<null, WithdrawRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockFeedback(tx, seen);
    if (!found.ok) return found;
    if (found.value.withdrawnAt) return refused('withdrawn already');
    await write(tx, officer, found.value, { withdrawnAt: now, withdrawnBy: officer.id }, now);
    return done(null);
  });
}

function decide(
  db: Db,
  officer: Officer,
  seen: SeenFeedback,
  row: Partial<FeedbackRow>,
  now: Temporal.Instant,
): Promise<Outcome<null, DecideRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockFeedback(tx, seen);
    if (!found.ok) return found;
    if (feedbackState(found.value) !== 'waiting') return refused('not waiting');
    if (found.value.writtenBy === officer.id) return refused('own words');
    await write(tx, officer, found.value, row, now);
    return done(null);
  });
}

async function write(
  tx: Db,
  officer: Officer,
  { id, sequence }: FeedbackRow,
  row: Partial<FeedbackRow>,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .update(feedback)
    .set({ ...row, sequence: sequence + 1 })
    .where(eq(feedback.id, id));
  const fields = ['approvedAt', 'sentBackAt', 'withdrawnAt'].filter((name) => name in row);
  const isOut = 'approvedAt' in row;
  const entry = { operation: isOut ? 'disclose' : 'alter', entity: 'feedback', ids: [id], fields } as const;
  await record(tx, officer, isOut ? { ...entry, recipient: 'the public' } : entry, now);
}
