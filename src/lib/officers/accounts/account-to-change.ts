import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { areasFor } from '../areas.ts';
import { findOfficer } from '../find.ts';
import { lockAccounts } from './administrators.ts';
import { grantsOfPeople, isOpen } from './grants.ts';
import { peopleWithin, thisOfficer } from './people-within.ts';

export type ChangeRefusal = 'no such account' | 'own account' | 'outside your areas';

/**
 * The account that an administrator is about to change, locked with all others until the transaction ends.
 *
 * Nobody changes what they may do themselves, and nobody changes an account that reaches beyond their areas.
 */
export async function accountToChange(
  tx: Db,
  actor: Officer,
  id: OfficerId,
  now: Temporal.Instant,
): Promise<Outcome<typeof officer.$inferSelect, ChangeRefusal>> {
  await lockAccounts(tx);
  // What the actor might do when the request began, a colleague may have ended since.
  const known = await findOfficer(tx, actor.id, now);
  const areas = known ? await areasFor(tx, known, 'manageAccounts') : [];
  const [row] = await tx
    .select()
    .from(officer)
    .where(and(eq(officer.id, id), peopleWithin(areas)(thisOfficer)))
    .for('update');
  if (!row) return refused('no such account');
  if (id === actor.id) return refused('own account');
  const held = (await grantsOfPeople(tx, [id])).filter((grant) => isOpen(grant, now));
  return held.every(({ areaId }) => areas.includes(areaId)) ? done(row) : refused('outside your areas');
}
