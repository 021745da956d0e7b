import { and, eq, inArray, notInArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { institutionAlias } from '#db/schema/institution-links.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import { type IdentifierKind, identifierKinds } from './identifiers.ts';

/** What is typed of an institution: facts about a body, nothing of any person. */
export type InstitutionDetails = {
  name: string;
  aliases: readonly string[];
  typeCode: string;
  districtId: AreaId | null;
  neighbourhoodId: AreaId | null;
  postcode: string | null;
  website: string | null;
  mailbox: string | null;
  telephone: string | null;
  languages: readonly string[];
  hiresOutVenue: boolean;
  hireWords: string | null;
} & Record<IdentifierKind, string | null>;

/** A number that another record bears already, which may lie where the officer does not see it. */
export type NumberRefusal = `${IdentifierKind} taken`;

/** The first of some numbers that another institution bears, in one statement; null where all are free. */
export async function takenNumber(
  tx: Db,
  details: Pick<InstitutionDetails, IdentifierKind>,
  except: InstitutionId | null,
): Promise<NumberRefusal | null> {
  for (const kind of identifierKinds) {
    const number = details[kind];
    if (!number) continue;
    const rows = await tx
      .select({ id: institution.id })
      .from(institution)
      .where(eq(institution[kind], number));
    if (rows.some(({ id }) => id !== except)) return `${kind} taken`;
  }
  return null;
}

/** The row of an institution with these details. */
export const rowOf = ({ aliases: _, languages, ...rest }: InstitutionDetails) => ({
  ...rest,
  languages: [...languages],
});

/** Makes the other names of an institution those that were typed. */
export async function writeAliases(
  tx: Db,
  id: InstitutionId,
  names: readonly string[],
  now: Temporal.Instant,
): Promise<void> {
  const theirs = eq(institutionAlias.institutionId, id);
  const others = names.length > 0 ? and(theirs, notInArray(institutionAlias.name, [...names])) : theirs;
  await tx.delete(institutionAlias).where(others);
  if (names.length === 0) return;
  const rows = names.map((name) => ({ institutionId: id, name, addedAt: now }));
  await tx.insert(institutionAlias).values(rows).onConflictDoNothing();
}

/** The other names of some institutions. */
export const aliasesOf = async (db: Db, ids: readonly InstitutionId[]): Promise<string[]> =>
  (
    await db
      .select({ name: institutionAlias.name })
      .from(institutionAlias)
      .where(inArray(institutionAlias.institutionId, [...ids]))
      .orderBy(institutionAlias.name)
  ).map(({ name }) => name);
