import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { observationTriage } from '#db/schema/observation-triage.ts';
import { type ObservationId, tensionObservation } from '#db/schema/observations.ts';

/** Locks observations in the order of their ids, so that two who put them together wait and never block each other. */
export async function lockObservations(
  tx: Db,
  ids: readonly ObservationId[],
): Promise<ReadonlySet<ObservationId>> {
  const rows = await tx
    .select({ id: tensionObservation.id })
    .from(tensionObservation)
    .where(inArray(tensionObservation.id, [...ids]))
    .orderBy(tensionObservation.id)
    .for('update');
  return new Set(rows.map(({ id }) => id));
}

/** Whether an observation was put with another or thrown out. */
export async function isGone(tx: Db, id: ObservationId): Promise<boolean> {
  const gone = inArray(observationTriage.act, ['merged', 'discarded']);
  const standing = and(eq(observationTriage.observationId, id), isNull(observationTriage.undoneAt));
  return (await tx.$count(observationTriage, and(standing, gone))) > 0;
}

/** Whether others were put with it. */
export async function holdsOthers(tx: Db, id: ObservationId): Promise<boolean> {
  const merged = and(eq(observationTriage.otherId, id), eq(observationTriage.act, 'merged'));
  return (await tx.$count(observationTriage, and(merged, isNull(observationTriage.undoneAt)))) > 0;
}
