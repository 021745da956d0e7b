import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EngagementId } from '#db/schema/engagements.ts';
import { type ObservationId, tensionObservation } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** Erases every observation that was made in an engagement whose text is handed over; returns which. */
export async function wipeObservations(
  tx: Db,
  officer: Officer,
  engagementId: EngagementId,
  now: Temporal.Instant,
): Promise<ObservationId[]> {
  const gone = await tx
    .delete(tensionObservation)
    .where(eq(tensionObservation.engagementId, engagementId))
    .returning({ id: tensionObservation.id });
  const ids = gone.map(({ id }) => id);
  const entry = { operation: 'erase', entity: 'tension_observation', ids } as const;
  if (ids.length > 0) await record(tx, officer, entry, now);
  return ids;
}
