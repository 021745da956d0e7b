import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surge, type SurgeAnswer, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockSurge, noteChange, type SurgeRefusal } from './lock.ts';
import { ringingNow } from './ringing-now.ts';

export type CloseRefusal = SurgeRefusal | 'somebody is ringing';
type Closing = { closingWords: string; assessmentAnswer: SurgeAnswer; lessonAnswer: SurgeAnswer };

/** Ends a surge with a sentence; from then on it is only read. While somebody is on the telephone it stays open. */
export function closeSurge(
  db: Db,
  officer: Officer,
  { id, ...closing }: Closing & { id: SurgeId },
  now: Temporal.Instant,
): Promise<Outcome<null, CloseRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSurge(tx, id);
    if (!found.ok) return found;
    if (await ringingNow(tx, id, now)) return refused('somebody is ringing');
    await noteChange(tx, officer, { surgeId: id, deed: 'closed' }, now);
    const ended = { ...closing, closedAt: now, closedBy: officer.id };
    await tx.update(surge).set(ended).where(eq(surge.id, id));
    const fields = ['closed_at', 'closed_by', 'closing_words', 'assessment_answer', 'lesson_answer'];
    await record(tx, officer, { operation: 'alter', entity: 'surge', ids: [id], fields }, now);
    return done(null);
  });
}
