import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** Says that it is a critical incident, which is kept for ten years, or takes that back. Said twice, the first stays. */
export function markCritical(
  db: Db,
  officer: Officer,
  { id, isCritical }: { id: ImpactId; isCritical: boolean },
  now: Temporal.Instant,
): Promise<Outcome<null, 'no such assessment'>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(impactAssessment).where(eq(impactAssessment.id, id)).for('update');
    if (!found) return refused('no such assessment');
    if ((found.criticalAt !== null) === isCritical) return done(null);
    const mark = isCritical
      ? { criticalAt: now, criticalBy: officer.id }
      : { criticalAt: null, criticalBy: null };
    await tx.update(impactAssessment).set(mark).where(eq(impactAssessment.id, id));
    const entry = { operation: 'alter', entity: 'impact_assessment', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['critical_at', 'critical_by'] }, now);
    return done(null);
  });
}
