import { eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution, type InstitutionId, institutionType, sector } from '#db/schema/institutions.ts';

const neighbourhood = alias(area, 'neighbourhood');

/** What is recorded of an institution itself, with the words for its type and where it lies; null if not there. */
export async function findInstitution(db: Db, id: InstitutionId) {
  const [row] = await db
    .select({
      institution,
      type: institutionType.label,
      sector: sector.label,
      hasPreventDuty: institutionType.hasPreventDuty,
      district: area.name,
      districtSlug: area.slug,
      neighbourhood: neighbourhood.name,
      neighbourhoodSlug: neighbourhood.slug,
    })
    .from(institution)
    .innerJoin(institutionType, eq(institutionType.code, institution.typeCode))
    .innerJoin(sector, eq(sector.code, institutionType.sectorCode))
    .leftJoin(area, eq(area.id, institution.districtId))
    .leftJoin(neighbourhood, eq(neighbourhood.id, institution.neighbourhoodId))
    .where(eq(institution.id, id));
  if (!row) return null;
  const { institution: own, ...words } = row;
  return { ...own, ...words };
}
export type InstitutionRecord = NonNullable<Awaited<ReturnType<typeof findInstitution>>>;
