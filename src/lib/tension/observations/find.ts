import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { engagement } from '#db/schema/engagements.ts';
import { engagementTerm } from '#db/schema/engagement-terms.ts';
import { type ObservationId, tensionObservation } from '#db/schema/observations.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Where an observation lies, for asking who may see it; null for one that is not there. */
export async function placeOfObservation(
  db: Db,
  id: ObservationId | null,
): Promise<{ id: ObservationId; areaId: AreaId } | null> {
  if (!id) return null;
  const [row] = await db
    .select({ id: tensionObservation.id, areaId: tensionObservation.areaId })
    .from(tensionObservation)
    .where(eq(tensionObservation.id, id));
  return row ?? null;
}

/** All that is recorded of a sign of tension; that it was looked at is recorded too. Null where there is none. */
export async function findObservation(db: Db, actor: Officer, id: ObservationId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      observation: tensionObservation,
      area: { name: area.name, slug: area.slug },
      by: officer.name,
      engagement: { id: engagement.id, happenedAt: engagement.happenedAt },
      engagementType: engagementTerm.label,
    })
    .from(tensionObservation)
    .innerJoin(area, eq(area.id, tensionObservation.areaId))
    .innerJoin(officer, eq(officer.id, tensionObservation.officerId))
    .leftJoin(engagement, eq(engagement.id, tensionObservation.engagementId))
    .leftJoin(engagementTerm, eq(engagementTerm.code, engagement.typeCode))
    .where(eq(tensionObservation.id, id));
  if (!row) return null;
  await record(db, actor, { operation: 'consult', entity: 'tension_observation', ids: [id] }, now);
  return row;
}
export type FoundObservation = NonNullable<Awaited<ReturnType<typeof findObservation>>>;
