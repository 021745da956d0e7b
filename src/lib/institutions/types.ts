import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionType, sector } from '#db/schema/institutions.ts';

export type InstitutionType = { code: string; label: string; sectorCode: string; sector: string };

/** Every kind of institution with its sector, in the order of the lists. */
export const institutionTypes = (db: Db): Promise<InstitutionType[]> =>
  db
    .select({
      code: institutionType.code,
      label: institutionType.label,
      sectorCode: sector.code,
      sector: sector.label,
    })
    .from(institutionType)
    .innerJoin(sector, eq(sector.code, institutionType.sectorCode))
    .orderBy(asc(sector.position), asc(institutionType.position));
