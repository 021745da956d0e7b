import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAdvice, type ImpactAdviceId } from '#db/schema/impact-actions.ts';
import type { ImpactId } from '#db/schema/impact-assessments.ts';
import type { AdviceAnswer } from '#db/schema/impact-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from '../assessments/lock.ts';

export type AdviceRefusal = OpenRefusal | 'no such advice';
type About = { id: ImpactId; advice: ImpactAdviceId | null };

/** Says what is made of advice and why: whoever gave it is owed the reason. A later answer takes the place of an earlier. */
export function answerAdvice(
  db: Db,
  officer: Officer,
  { id, advice }: About,
  { answer, reason }: { answer: AdviceAnswer; reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, AdviceRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    if (!advice) return refused('no such advice');
    const [row] = await tx
      .update(impactAdvice)
      .set({ answer, reason, answeredAt: now, answeredBy: officer.id })
      .where(and(eq(impactAdvice.id, advice), eq(impactAdvice.assessmentId, id)))
      .returning({ id: impactAdvice.id });
    if (!row) return refused('no such advice');
    const entry = { operation: 'alter', entity: 'impact_advice', ids: [row.id] } as const;
    await record(tx, officer, { ...entry, fields: ['answer', 'reason', 'answered_by'] }, now);
    return done(null);
  });
}
