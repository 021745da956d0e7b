import type { Db } from '#db/client.ts';
import { sqlState } from '#db/refusals.ts';
import { institutionStanding } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type InstitutionDetails, type NumberRefusal, rowOf, takenNumber, writeAliases } from './details.ts';
import { noteKeys } from './duplicates/check.ts';

export type AddRefusal = NumberRefusal | 'changed meanwhile';

/** Adds an institution that nobody has been in touch with yet. */
export async function addInstitution(
  db: Db,
  actor: Officer,
  details: InstitutionDetails,
  now: Temporal.Instant,
): Promise<Outcome<InstitutionId, AddRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const taken = await takenNumber(tx, details, null);
      if (taken) return refused(taken);
      return done(await insert(tx, actor, details, now));
    });
  } catch (error) {
    // Somebody else wrote the same number at the same moment.
    if (sqlState(error) === '23505') return refused('changed meanwhile');
    throw error;
  }
}

async function insert(
  tx: Db,
  actor: Officer,
  details: InstitutionDetails,
  now: Temporal.Instant,
): Promise<InstitutionId> {
  const [made] = await tx
    .insert(institution)
    .values({ ...rowOf(details), addedAt: now })
    .returning();
  const { id, strength, tier, contactState } = made!;
  await writeAliases(tx, id, details.aliases, now);
  const stands = { institutionId: id, strength, tier, contactState, at: now, by: actor.id };
  await tx.insert(institutionStanding).values(stands);
  await noteKeys(tx, 'institution', [id]);
  await record(tx, actor, { operation: 'collect', entity: 'institution', ids: [id] }, now);
  return id;
}
