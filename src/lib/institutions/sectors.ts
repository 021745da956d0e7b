import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { remembered } from '#db/remembered.ts';
import { institutionType, sector } from '#db/schema/institutions.ts';

/** A sector with its institution types, as a grouped choice shows them. */
export type SectorWithTypes = { code: string; label: string; types: { code: string; label: string }[] };

const lists = remembered<SectorWithTypes[]>(60);

/** Every sector with its types, in the order of the published list; a change shows within a minute. */
export const sectorsWithTypes = (db: Db, now: Temporal.Instant): Promise<SectorWithTypes[]> =>
  lists(db, '', now, () => readSectors(db));

async function readSectors(db: Db): Promise<SectorWithTypes[]> {
  const rows = await db
    .select({ code: institutionType.code, label: institutionType.label, sector })
    .from(institutionType)
    .innerJoin(sector, eq(sector.code, institutionType.sectorCode))
    .orderBy(asc(sector.position), asc(institutionType.position));
  const sectors = new Map<string, SectorWithTypes>();
  for (const { code, label, sector: of } of rows) {
    const group = sectors.get(of.code) ?? { code: of.code, label: of.label, types: [] };
    group.types.push({ code, label });
    sectors.set(of.code, group);
  }
  return [...sectors.values()];
}
