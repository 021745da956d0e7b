import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institution, type InstitutionId, institutionType } from '#db/schema/institutions.ts';

/** An institution as far as the forms of contacts need it; null where there is none. */
export async function institutionThere(db: Db, id: InstitutionId | null) {
  if (!id) return null;
  const [row] = await db
    .select({
      id: institution.id,
      name: institution.name,
      districtId: institution.districtId,
      mailbox: institution.mailbox,
      contactState: institution.contactState,
      pausedUntil: institution.pausedUntil,
      mergedIntoId: institution.mergedIntoId,
      type: institutionType.label,
      sectorCode: institutionType.sectorCode,
    })
    .from(institution)
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .where(eq(institution.id, id));
  return row ?? null;
}
export type InstitutionThere = NonNullable<Awaited<ReturnType<typeof institutionThere>>>;
