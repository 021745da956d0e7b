import { and, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { impactArea, impactAssessment, type ImpactId } from '#db/schema/impact-assessments.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockOpen, type OpenRefusal } from './lock.ts';
import { addAreas } from './start.ts';

/** Who keeps it alive, and which areas it touches beside the one that leads. */
export type Frame = { ownerId: OfficerId; otherAreas: readonly AreaId[] };

/** Says who owns an assessment and which other areas it touches: whoever may see those may read it from then on. */
export function changeFrame(
  db: Db,
  officer: Officer,
  id: ImpactId,
  { ownerId, otherAreas }: Frame,
  now: Temporal.Instant,
): Promise<Outcome<null, OpenRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockOpen(tx, id);
    if (!found.ok) return found;
    const { areaId } = found.value;
    await tx.update(impactAssessment).set({ ownerId }).where(eq(impactAssessment.id, id));
    const standing = await tx.select().from(impactArea).where(eq(impactArea.assessmentId, id));
    const gone = standing.map((row) => row.areaId).filter((one) => !otherAreas.includes(one));
    if (gone.length > 0)
      await tx
        .delete(impactArea)
        .where(and(eq(impactArea.assessmentId, id), inArray(impactArea.areaId, gone)));
    await addAreas(tx, officer, { id, areaId, others: otherAreas }, now);
    const entry = { operation: 'alter', entity: 'impact_assessment', ids: [id] } as const;
    await record(tx, officer, { ...entry, fields: ['owner_id', 'impact_area'] }, now);
    return done(null);
  });
}
