import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import { institution } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type InstitutionDetails, type NumberRefusal, rowOf, takenNumber, writeAliases } from './details.ts';
import { noteKeys } from './duplicates/check.ts';
import { lockSeen, type Seen, type SeenRefusal } from './lock.ts';

export type EditRefusal = NumberRefusal | SeenRefusal;

/** Changes the details of an institution, if it is still as the form showed it. */
export async function editInstitution(
  db: Db,
  actor: Officer,
  seen: Seen,
  details: InstitutionDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, EditRefusal>> {
  const { id, sequence } = seen;
  try {
    return await db.transaction(async (tx) => {
      const found = await lockSeen(tx, seen);
      if (!found.ok) return found;
      const taken = await takenNumber(tx, details, id);
      if (taken) return refused(taken);
      const row = { ...rowOf(details), changedAt: now, sequence: sequence + 1 };
      await tx.update(institution).set(row).where(eq(institution.id, id));
      await writeAliases(tx, id, details.aliases, now);
      await noteKeys(tx, 'institution', [id]);
      await record(tx, actor, { operation: 'alter', entity: 'institution', ids: [id] }, now);
      return done(null);
    });
  } catch (error) {
    if (sqlState(error) === '23505') return refused('changed meanwhile');
    throw error;
  }
}
