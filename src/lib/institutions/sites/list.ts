import { and, asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { type InstitutionId, site, type SiteId } from '#db/schema/institutions.ts';

const columns = {
  id: site.id,
  institutionId: site.institutionId,
  name: site.name,
  street: site.street,
  town: site.town,
  postcode: site.postcode,
  districtId: site.districtId,
  district: area.name,
  stepFree: site.stepFree,
  hearingLoop: site.hearingLoop,
  accessibleToilet: site.accessibleToilet,
  parking: site.parking,
  accessNotes: site.accessNotes,
  latitude: site.latitude,
  longitude: site.longitude,
  precision: site.precision,
  wardId: site.wardId,
  neighbourhoodId: site.neighbourhoodId,
  closedOn: site.closedOn,
  sequence: site.sequence,
};

const sites = (db: Db) => db.select(columns).from(site).innerJoin(area, eq(area.id, site.districtId));

/** The sites of an institution: those in use first, by name. */
export const listSites = (db: Db, id: InstitutionId) =>
  sites(db)
    .where(eq(site.institutionId, id))
    .orderBy(sql`${site.closedOn} is not null`, asc(site.name), asc(site.id));
export type ListedSite = Awaited<ReturnType<typeof listSites>>[number];

/** A site of an institution, or null. */
export async function findSite(db: Db, id: InstitutionId, siteId: SiteId | null): Promise<ListedSite | null> {
  if (!siteId) return null;
  const [row] = await sites(db).where(and(eq(site.id, siteId), eq(site.institutionId, id)));
  return row ?? null;
}
