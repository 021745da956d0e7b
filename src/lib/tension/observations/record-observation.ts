import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ObservationId, tensionObservation } from '#db/schema/observations.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { ObservationGiven } from './given.ts';

/** `isNew` is false where the same form had arrived before: then nothing was written. */
export type Recorded = { id: ObservationId; isNew: boolean };
export type RecordingRefusal = 'not noticed yet' | 'sent by somebody else' | 'marked above its sharing';

/** Records a sign of community tension. A form sent twice is one observation. */
export function recordObservation(
  db: Db,
  officer: Officer,
  given: ObservationGiven,
  now: Temporal.Instant,
): Promise<Outcome<Recorded, RecordingRefusal>> {
  return db.transaction(async (tx) => {
    if (Temporal.Instant.compare(given.noticedAt, now) > 0) return refused('not noticed yet');
    if (!maySharePlainly(given)) return refused('marked above its sharing');
    const [added] = await tx
      .insert(tensionObservation)
      .values({ ...given, officerId: officer.id, recordedAt: now })
      .onConflictDoNothing({ target: tensionObservation.formToken })
      .returning({ id: tensionObservation.id });
    if (!added) return sentBefore(tx, officer, given.formToken);
    const entry = { operation: 'collect', entity: 'tension_observation', ids: [added.id] } as const;
    await record(tx, officer, { ...entry, fields: ['words', 'effect'] }, now);
    return done({ id: added.id, isNew: true });
  });
}

/** Whether a marking and a sharing go together: what is sensitive stays with police. */
export const maySharePlainly = ({
  marking,
  sharing,
}: Pick<ObservationGiven, 'marking' | 'sharing'>): boolean =>
  marking === 'OFFICIAL' || sharing === 'named_group' || sharing === 'police_staff';

async function sentBefore(
  tx: Db,
  officer: Officer,
  formToken: string,
): Promise<Outcome<Recorded, 'sent by somebody else'>> {
  const [found] = await tx
    .select({ id: tensionObservation.id, officerId: tensionObservation.officerId })
    .from(tensionObservation)
    .where(eq(tensionObservation.formToken, formToken));
  if (found?.officerId !== officer.id) return refused('sent by somebody else');
  return done({ id: found.id, isNew: false });
}
