import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { areaPath, areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { it } from '../support/database.ts';
import { anOfficer } from '../support/makers.ts';

const idOf = async (db: Db, slug: string): Promise<AreaId> =>
  (await db.select({ id: area.id }).from(area).where(eq(area.slug, slug)))[0]!.id;

describe('areas', () => {
  it('go up from a district through its force to its region', async ({ db }) => {
    const [luton, bedfordshire, eastern] = [
      await idOf(db, 'luton'),
      await idOf(db, 'bedfordshire-force'),
      await idOf(db, 'eastern-region'),
    ];
    expect(await areaPath(db, luton)).toEqual([luton, bedfordshire, eastern]);
    expect(await areaPath(db, crypto.randomUUID() as AreaId)).toEqual([]);
  });

  it('go down from a force to its districts, for a role that may', async ({ db }) => {
    const officer = await anOfficer(db);
    const areas = await areasFor(db, officer, 'manageSessions');
    expect(areas).toContain(await idOf(db, 'luton'));
    expect(areas).not.toContain(await idOf(db, 'ipswich'));
    expect(areas).not.toContain(await idOf(db, 'eastern-region'));
    expect(await areasFor(db, await anOfficer(db, 'auditor'), 'manageSessions')).toEqual([]);
  });

  it('agree with the permission of a single record', async ({ db }) => {
    const officer = await anOfficer(db);
    const areas = await areasFor(db, officer, 'seeBookings');
    for (const { id } of await db.select({ id: area.id }).from(area))
      expect(can.seeBookings(officer, await areaPath(db, id))).toBe(areas.includes(id));
  });
});
