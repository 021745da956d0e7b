import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { commitment } from '#db/schema/promises.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { selectPromises } from './list.ts';

/** So many of each are shown on the page of an institution. */
export const mostAt = 8;

/** The open promises to an institution, those due longest first, and the latest that are over. */
export async function promisesAt(
  db: Db,
  officer: Officer,
  institutionId: InstitutionId,
  now: Temporal.Instant,
) {
  const here = eq(commitment.institutionId, institutionId);
  const [open, over] = await Promise.all([
    selectPromises(db)
      .where(and(here, isNull(commitment.toldAt)))
      .orderBy(commitment.dueOn, commitment.id)
      .limit(mostAt),
    selectPromises(db)
      .where(and(here, isNotNull(commitment.toldAt)))
      .orderBy(desc(commitment.toldAt))
      .limit(3),
  ]);
  const ids = [...open, ...over].map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'commitment', ids, fields: ['words', 'owner_id'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return { open, over };
}
