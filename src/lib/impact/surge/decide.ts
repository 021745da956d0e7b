import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surgeDecision, type SurgeDecisionId, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { lockSurge, noteChange, type SurgeRefusal } from './lock.ts';

export type DecisionRefusal = SurgeRefusal | 'no such decision' | 'corrected already';
export type DecisionGiven = {
  formToken: string;
  decision: string;
  reason: string;
  options: string | null;
  /** Which line it puts right. */
  correctsId: SurgeDecisionId | null;
};

/** Adds a line to the decision log, or one that puts an older one right, which stays. The same form sent twice is one line. */
export function recordDecision(
  db: Db,
  officer: Officer,
  { surgeId, ...given }: DecisionGiven & { surgeId: SurgeId },
  now: Temporal.Instant,
): Promise<Outcome<{ id: SurgeDecisionId; isNew: boolean }, DecisionRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSurge(tx, surgeId);
    if (!found.ok) return found;
    const [known] = await tx
      .select({ id: surgeDecision.id })
      .from(surgeDecision)
      .where(eq(surgeDecision.formToken, given.formToken));
    if (known) return done({ id: known.id, isNew: false });
    const reason = given.correctsId && (await notCorrectable(tx, surgeId, given.correctsId));
    if (reason) return refused(reason);
    const row = { surgeId, ...given, decidedAt: now, decidedBy: officer.id };
    const [made] = await tx.insert(surgeDecision).values(row).returning({ id: surgeDecision.id });
    await noteChange(tx, officer, { surgeId, deed: 'decided' }, now);
    await record(tx, officer, { operation: 'collect', entity: 'surge_decision', ids: [made!.id] }, now);
    return done({ id: made!.id, isNew: true });
  });
}

async function notCorrectable(tx: Db, surgeId: SurgeId, id: SurgeDecisionId) {
  const own = and(eq(surgeDecision.id, id), eq(surgeDecision.surgeId, surgeId));
  if ((await tx.$count(surgeDecision, own)) === 0) return 'no such decision';
  const isPutRight = (await tx.$count(surgeDecision, eq(surgeDecision.correctsId, id))) > 0;
  return isPutRight ? 'corrected already' : null;
}
