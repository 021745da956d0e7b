import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';

export type Institution = typeof institution.$inferSelect;

/** Which state of a record a form showed: when it is another by now, nothing is written over. */
export type Seen = { id: InstitutionId; sequence: number };
export type SeenRefusal = 'no such institution' | 'changed meanwhile';

/** Institutions that were not merged into others, locked in the order of their ids until the transaction ends. */
export const lockInstitutions = (tx: Db, ids: readonly InstitutionId[]): Promise<Institution[]> =>
  tx
    .select()
    .from(institution)
    .where(and(inArray(institution.id, [...ids]), isNull(institution.mergedIntoId)))
    .orderBy(institution.id)
    .for('no key update');

/** An institution, locked, if it is still as it was seen. */
export async function lockSeen(
  tx: Db,
  { id, sequence }: Seen,
): Promise<{ ok: true; value: Institution } | { ok: false; reason: SeenRefusal }> {
  const [found] = await lockInstitutions(tx, [id]);
  if (!found) return { ok: false, reason: 'no such institution' };
  return found.sequence === sequence
    ? { ok: true, value: found }
    : { ok: false, reason: 'changed meanwhile' };
}

/** Where an institution lies, for whoever has to know before it is shown; null for one that is not there. */
export async function placeOf(db: Db, id: InstitutionId | null) {
  if (!id) return null;
  const [row] = await db
    .select({
      id: institution.id,
      name: institution.name,
      districtId: institution.districtId,
      sequence: institution.sequence,
      mergedIntoId: institution.mergedIntoId,
    })
    .from(institution)
    .where(eq(institution.id, id));
  return row ?? null;
}
