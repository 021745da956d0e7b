import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionOwner, type OwnerPart } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { nameOwner } from './name-owner.ts';

/** More than so many are named one page after another. */
const most = 500;

/** The institutions that an officer looks after today, as owner or deputy, by name. */
export const institutionsKeptBy = (db: Db, officerId: OfficerId) =>
  db
    .select({ id: institution.id, name: institution.name, part: institutionOwner.part })
    .from(institutionOwner)
    .innerJoin(institution, eq(institution.id, institutionOwner.institutionId))
    .where(and(eq(institutionOwner.officerId, officerId), isNull(institutionOwner.endedAt)))
    .orderBy(asc(institution.name), asc(institution.id))
    .limit(most);

/**
 * Gives the institutions that one officer looks after to another, in the part they had; each change is kept with who
 * made it and when. Whoever is owner of one already is not also its deputy.
 *
 * @param only some institutions; all of them where nothing is said
 * @returns how many there were
 */
export async function takeOverInstitutions(
  tx: Db,
  actor: Officer,
  from: OfficerId,
  to: OfficerId,
  now: Temporal.Instant,
  only?: readonly InstitutionId[],
): Promise<number> {
  const owned = await keptIn(tx, from, 'owner', only);
  const deputised = await keptIn(tx, from, 'deputy', only);
  const theirs = new Set(await keptIn(tx, to, 'owner', deputised));
  const naming = [
    { institutionIds: owned, part: 'owner', officerId: to },
    { institutionIds: deputised.filter((id) => !theirs.has(id)), part: 'deputy', officerId: to },
    { institutionIds: deputised.filter((id) => theirs.has(id)), part: 'deputy', officerId: null },
  ] as const;
  for (const one of naming) if (one.institutionIds.length > 0) await nameOwner(tx, actor, one, now);
  return owned.length + deputised.length;
}

async function keptIn(
  tx: Db,
  officerId: OfficerId,
  part: OwnerPart,
  only: readonly InstitutionId[] | undefined,
): Promise<InstitutionId[]> {
  const rows = await tx
    .select({ id: institutionOwner.institutionId })
    .from(institutionOwner)
    .where(
      and(
        eq(institutionOwner.officerId, officerId),
        eq(institutionOwner.part, part),
        isNull(institutionOwner.endedAt),
        only && inArray(institutionOwner.institutionId, [...only]),
      ),
    );
  return rows.map(({ id }) => id);
}
