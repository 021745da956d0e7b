import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { institution, type InstitutionId, site } from '#db/schema/institutions.ts';
import { postcode, postcodeRelease } from '#db/schema/postcodes.ts';
import { ukDay } from '#lib/dates.ts';
import { cellsIn } from '#lib/institutions/map/cells.ts';
import { dotsIn, mostDots } from '#lib/institutions/map/dots.ts';
import { standingsByDistrict } from '#lib/institutions/map/standings.ts';
import { it } from '../support/database.ts';
import { aSite } from '../support/institutions.ts';
import { now } from '../support/makers.ts';
import { anInstitution } from '../support/partner-makers.ts';

const today = ukDay(now);
const idOf = async (db: Db, slug: string) => (await db.select().from(area).where(eq(area.slug, slug)))[0]!.id;

const placeOf = async (db: Db, id: InstitutionId) => {
  const [row] = await db.select().from(institution).where(eq(institution.id, id));
  return row!.latitude === null ? null : [row!.latitude, row!.longitude, row!.precision];
};

const aPostcode = (db: Db, code: string, latitude: number) =>
  db.insert(postcode).values({ postcode: code, latitude, longitude: -0.46 });

const aList = async (db: Db) => {
  const begun = { source: 'onspd', fileName: 'list.csv', attribution: 'OS', startedAt: now } as const;
  const [release] = await db.insert(postcodeRelease).values(begun).returning();
  await db.update(postcodeRelease).set({ finishedAt: now }).where(eq(postcodeRelease.id, release!.id));
};

describe('where an institution lies', () => {
  it('is told by its postcode, and anew when that changes', async ({ db }) => {
    await aPostcode(db, 'MK40 1AA', 52.13);
    await aPostcode(db, 'MK41 2BB', 52.15);
    const { id } = await anInstitution(db);
    expect(await placeOf(db, id)).toEqual([52.13, -0.46, 'postcode']);
    await db.update(institution).set({ postcode: 'MK41 2BB' }).where(eq(institution.id, id));
    expect(await placeOf(db, id)).toEqual([52.15, -0.46, 'postcode']);
    await db.update(institution).set({ postcode: 'ZZ1 1ZZ' }).where(eq(institution.id, id));
    expect(await placeOf(db, id)).toBeNull();
  });

  it('is as exact as its most exact site, and no more exact than was given', async ({ db }) => {
    await aPostcode(db, 'MK40 1AA', 52.13);
    const { id } = await anInstitution(db);
    const at = { institutionId: id, districtId: await idOf(db, 'bedford'), longitude: -0.4 };
    await aSite(db, { ...at, latitude: 52.1, precision: 'place' });
    expect(await placeOf(db, id)).toEqual([52.13, -0.46, 'postcode']);
    const hall = await aSite(db, { ...at, name: 'New hall', latitude: 52.2, precision: 'exact' });
    expect(await placeOf(db, id)).toEqual([52.2, -0.4, 'exact']);
    await db
      .update(site)
      .set({ closedOn: today.subtract({ days: 9999 }) })
      .where(eq(site.name, 'New hall'));
    expect(hall && (await placeOf(db, id))).toEqual([52.13, -0.46, 'postcode']);
  });

  it('goes with a site that goes to another institution', async ({ db }) => {
    const [one, other] = [await anInstitution(db), await anInstitution(db)];
    const at = { institutionId: one.id, districtId: await idOf(db, 'bedford') };
    await aSite(db, { ...at, latitude: 52.2, longitude: -0.4, precision: 'exact' });
    await db.update(site).set({ institutionId: other.id }).where(eq(site.institutionId, one.id));
    expect(await placeOf(db, one.id)).toBeNull();
    expect(await placeOf(db, other.id)).toEqual([52.2, -0.4, 'exact']);
  });

  it('is told once a list of postcodes is read, but for what is known more exactly', async ({ db }) => {
    const [known, unknown] = [await anInstitution(db), await anInstitution(db)];
    const at = { institutionId: known.id, districtId: await idOf(db, 'bedford') };
    await aSite(db, { ...at, latitude: 52.2, longitude: -0.4, precision: 'exact' });
    await aPostcode(db, 'MK40 1AA', 52.13);
    await aList(db);
    expect(await placeOf(db, unknown.id)).toEqual([52.13, -0.46, 'postcode']);
    expect(await placeOf(db, known.id)).toEqual([52.2, -0.4, 'exact']);
  });

  it('is taken from whoever says it with the record', async ({ db }) => {
    const { id } = await anInstitution(db, { latitude: 52, longitude: 0, precision: 'ward' });
    expect(await placeOf(db, id)).toEqual([52, 0, 'ward']);
  });
});

describe('what a map counts', () => {
  const box = { west: -0.6, south: 52, east: -0.2, north: 52.3 };
  const spot = { latitude: 52.1361, longitude: -0.4672, precision: 'exact' as const };

  it('leaves out merged, closed and foreign institutions, and those that a filter leaves out', async ({
    db,
  }) => {
    const [bedford, essex] = [await idOf(db, 'bedford'), await idOf(db, 'colchester')];
    const stays = await anInstitution(db, { districtId: bedford, tier: 'A' });
    await anInstitution(db, { districtId: bedford, tier: 'B' });
    await anInstitution(db, { districtId: bedford, closedOn: today.subtract({ days: 1 }) });
    await anInstitution(db, { districtId: bedford, mergedIntoId: stays.id, mergedAt: now });
    await anInstitution(db, { districtId: essex });
    const at = { at: now, today };
    const all = await standingsByDistrict(db, [bedford], {}, at);
    expect([...all]).toEqual([[bedford, { none_yet: 2 }]]);
    const some = await standingsByDistrict(db, [bedford], { tier: 'A' }, at);
    expect(some.get(bedford)?.none_yet).toBe(1);
  });

  it('gives squares whose middle tells nothing of where in them anything lies', async ({ db }) => {
    const districtId = await idOf(db, 'bedford');
    await anInstitution(db, { districtId, ...spot });
    await anInstitution(db, { districtId, ...spot, latitude: 52.1399 });
    const [cell, ...others] = await cellsIn(db, [districtId], {}, { where: { box }, size: 0.01 }, today);
    expect(others).toEqual([]);
    expect(cell!.latitude).toBeCloseTo(52.135, 6);
    expect(cell!.standings.none_yet).toBe(2);
  });

  it('gives no dots where they are too many to be told apart', async ({ db }) => {
    const districtId = await idOf(db, 'bedford');
    for (let nth = 0; nth < 3; nth++) await anInstitution(db, { districtId, ...spot });
    expect(await dotsIn(db, [districtId], {}, box, today)).toHaveLength(3);
    for (let nth = 0; nth < mostDots; nth++) await anInstitution(db, { districtId, ...spot });
    expect(await dotsIn(db, [districtId], {}, box, today)).toBeNull();
  });
});
