import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { lockSeen, type Seen, type SeenRefusal } from './lock.ts';

/**
 * Says that an institution closes on a day, or that it is open after all. Nothing that belongs to it goes: it only
 * leaves the lists of those that are open.
 *
 * @param closedOn null to open it again
 */
export function closeInstitution(
  db: Db,
  actor: Officer,
  seen: Seen,
  closedOn: Temporal.PlainDate | null,
  now: Temporal.Instant,
): Promise<Outcome<null, SeenRefusal>> {
  const { id, sequence } = seen;
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    const row = { closedOn, changedAt: now, sequence: sequence + 1 };
    await tx.update(institution).set(row).where(eq(institution.id, id));
    const fields = ['closed_on'];
    await record(tx, actor, { operation: 'alter', entity: 'institution', ids: [id], fields }, now);
    return done(null);
  });
}
