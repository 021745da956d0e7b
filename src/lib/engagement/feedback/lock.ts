import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { feedback, type FeedbackId } from '#db/schema/promises.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type FeedbackRow = typeof feedback.$inferSelect;

/** Which state a form showed: when it is another by now, nothing is written over. */
export type SeenFeedback = { id: FeedbackId; sequence: number };
export type SeenFeedbackRefusal = 'no such text' | 'changed meanwhile';

/** A "you said, we did", locked until the transaction ends, if it is still as it was seen. */
export async function lockFeedback(
  tx: Db,
  { id, sequence }: SeenFeedback,
): Promise<Outcome<FeedbackRow, SeenFeedbackRefusal>> {
  const [found] = await tx.select().from(feedback).where(eq(feedback.id, id)).for('no key update');
  if (!found) return refused('no such text');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Where it lies, for whoever has to know before it is shown; null for one that is not there. */
export async function placeOfFeedback(
  db: Db,
  id: FeedbackId | null,
): Promise<{ id: FeedbackId; areaId: AreaId } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: feedback.id, areaId: feedback.areaId })
    .from(feedback)
    .where(eq(feedback.id, id));
  return row ?? null;
}
