import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surge, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockSurge, noteChange, type SurgeRefusal, type SurgeRow } from './lock.ts';

/** Says which impact assessment was begun for a surge, in the transaction that began it; the first one stays. */
export function linkAssessment(
  db: Db,
  officer: Officer,
  { surgeId, assessmentId }: { surgeId: SurgeId; assessmentId: NonNullable<SurgeRow['impactAssessmentId']> },
  now: Temporal.Instant,
): Promise<Outcome<null, SurgeRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSurge(tx, surgeId);
    if (!found.ok) return found;
    if (found.value.impactAssessmentId) return done(null);
    await tx.update(surge).set({ impactAssessmentId: assessmentId }).where(eq(surge.id, surgeId));
    await noteChange(tx, officer, { surgeId, deed: 'linked' }, now);
    const entry = { operation: 'alter', entity: 'surge', ids: [surgeId], fields: ['impact_assessment_id'] };
    await record(tx, officer, { ...entry, operation: 'alter' }, now);
    return done(null);
  });
}
