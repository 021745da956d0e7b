import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surge, type SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockSurge, noteChange, type SurgeRefusal } from './lock.ts';

/** Takes over running a surge: at the change of a shift somebody else answers for it. */
export function takeOver(
  db: Db,
  officer: Officer,
  id: SurgeId,
  now: Temporal.Instant,
): Promise<Outcome<null, SurgeRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSurge(tx, id);
    if (!found.ok) return found;
    if (found.value.runBy === officer.id) return done(null);
    await tx.update(surge).set({ runBy: officer.id }).where(eq(surge.id, id));
    await noteChange(tx, officer, { surgeId: id, deed: 'took_over' }, now);
    await record(tx, officer, { operation: 'alter', entity: 'surge', ids: [id], fields: ['run_by'] }, now);
    return done(null);
  });
}
