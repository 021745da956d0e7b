import { inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { trainingSession } from '#db/schema/sessions.ts';

/**
 * Takes the locks that a merge and its undoing will need before the institutions are locked: a booking locks its
 * session first and its institution afterwards, and two orders would wait for each other.
 */
export async function holdSessionsOf(tx: Db, ids: readonly InstitutionId[]): Promise<void> {
  await tx
    .select({ id: trainingSession.id })
    .from(trainingSession)
    .where(inArray(trainingSession.institutionId, [...ids]))
    .orderBy(trainingSession.id)
    .for('no key update');
}
