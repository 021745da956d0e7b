import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { boundary, boundaryLayer, boundaryLayerUse } from '#db/schema/boundaries.ts';
import { postcode, postcodeRelease } from '#db/schema/postcodes.ts';
import { areasAt } from '#lib/areas/areas-at.ts';
import { locate } from '#lib/areas/locate.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../support/database.ts';
import { anOfficer, now } from '../support/makers.ts';

async function find(db: Db, text: string) {
  const found = await locate(db, text);
  if (!found.ok) throw new Error(found.words);
  return found.value;
}
const labels = async (db: Db, text: string) => (await find(db, text)).candidates.map(({ label }) => label);
const refusal = async (db: Db, text: string) => {
  const found = await locate(db, text);
  return found.ok ? null : found.words;
};

async function districtOf(db: Db, text: string): Promise<string | null> {
  const { sure } = await find(db, text);
  const { districtId } = await areasAt(db, sure!, ukDay(now));
  return districtId && nameOf(db, districtId);
}

async function nameOf(db: Db, id: AreaId): Promise<string> {
  const [row] = await db
    .select()
    .from(area)
    .where(sql`${area.id} = ${id}`);
  return row!.name;
}

/** A list of postcodes, as an import leaves it. */
async function aList(db: Db, rows: (Partial<typeof postcode.$inferInsert> & { postcode: string })[]) {
  await db.insert(postcodeRelease).values({
    ...{ source: 'onspd', fileName: 'ONSPD.csv', attribution: 'ONS', startedAt: now, finishedAt: now },
  });
  await db.insert(postcode).values(rows.map((row) => ({ latitude: 52.1359, longitude: -0.4667, ...row })));
}

describe('a place by its name', () => {
  it('is found with its district beside it', async ({ db }) => {
    const { sure } = await find(db, 'Flitwick');
    expect(sure).toMatchObject({ label: 'Flitwick, Central Bedfordshire', precision: 'place' });
    expect(await districtOf(db, 'Flitwick')).toBe('Central Bedfordshire');
  });

  it('is found however its apostrophe, its saint or its accents are written', async ({ db }) => {
    expect(await labels(db, 'Kings Lynn')).toEqual(["King's Lynn, King's Lynn and West Norfolk"]);
    expect(await labels(db, 'saint albans')).toEqual([
      'St Albans, St Albans',
      'St Albans (the whole district)',
    ]);
  });

  it('that is a town and its district is the town', async ({ db }) => {
    expect((await find(db, 'Luton')).sure?.label).toBe('Luton, Luton');
  });

  it('that is misspelt is asked about and never taken for sure', async ({ db }) => {
    const { sure, candidates } = await find(db, 'Leigton Buzard');
    expect(sure).toBeNull();
    expect(candidates[0]!.label).toBe('Leighton Buzzard, Central Bedfordshire');
  });

  it('that there are several of shows each with its district, and the district after it chooses', async ({
    db,
  }) => {
    const [twice] = await db.execute<{ name: string; districts: string[] }>(sql`
      select p.name, array_agg(a.name order by a.name) as districts from place p join area a on a.id = p.area_id
      where not exists (select from area d where d.name = p.name)
      group by p.name having count(distinct a.id) = 2 and count(*) = 2 order by p.name limit 1`);
    const { name, districts } = twice!;
    const { sure, candidates } = await find(db, name);
    expect(sure).toBeNull();
    expect(candidates.map(({ label }) => label).sort()).toEqual(districts.map((one) => `${name}, ${one}`));
    expect((await find(db, `${name}, ${districts[1]}`)).sure?.label).toBe(`${name}, ${districts[1]}`);
  });

  it('may be a whole district, which is no point', async ({ db }) => {
    const { sure } = await find(db, 'Central Bedfordshire');
    expect(sure).toMatchObject({ precision: 'district', latitude: null });
    expect(await districtOf(db, 'Central Bedfordshire')).toBe('Central Bedfordshire');
  });

  it('that nothing is like is refused in words', async ({ db }) => {
    expect(await refusal(db, 'Xyzzyville')).toContain('No town or village of that name');
  });
});

describe('a point', () => {
  it('without boundaries lies in the district of the nearest town, and says that this is why', async ({
    db,
  }) => {
    const { sure } = await find(db, 'TL 090 210');
    expect(await areasAt(db, sure!, ukDay(now))).toMatchObject({ by: 'nearest place' });
    expect(await districtOf(db, 'TL 090 210')).toBe('Luton');
  });

  it('that was given too coarsely lies in no district', async ({ db }) => {
    expect(await districtOf(db, 'TL 02')).toBeNull();
  });

  it('far from every town of ours lies in no district', async ({ db }) => {
    expect(await districtOf(db, '55.95, -3.19')).toBeNull();
  });

  it('the wrong way round is refused with the right way', async ({ db }) => {
    expect(await refusal(db, '-0.42, 51.88')).toContain('Enter them as 51.88, -0.42');
  });
});

describe('a postcode', () => {
  it('without an imported list is refused with what to do instead', async ({ db }) => {
    expect(await refusal(db, 'MK40 2AB')).toContain('No list of postcodes has been imported yet');
  });

  it('lies where the list has it', async ({ db }) => {
    await aList(db, [{ postcode: 'MK40 2AB', districtCode: 'E06000055' }]);
    const { sure } = await find(db, 'mk402ab');
    expect(sure).toMatchObject({
      precision: 'postcode',
      latitude: 52.1359,
      postcode: 'MK40 2AB',
      remarks: [],
    });
    expect(await districtOf(db, 'MK40 2AB')).toBe('Bedford');
  });

  it('that the list has not is refused', async ({ db }) => {
    await aList(db, [{ postcode: 'MK40 2AB', districtCode: 'E06000055' }]);
    expect(await refusal(db, 'MK40 2ZZ')).toContain('not in the list');
  });

  it('that has ended is refused with the day', async ({ db }) => {
    const endedOn = Temporal.PlainDate.from('2019-05-01');
    await aList(db, [{ postcode: 'MK40 2AB', districtCode: 'E06000055', endedOn }]);
    expect(await refusal(db, 'MK40 2AB')).toContain('It ended on 1 May 2019');
  });

  it('that has moved to another district says from where, to where and since when', async ({ db }) => {
    const movedOn = Temporal.PlainDate.from('2026-08-19');
    const moved = { districtCode: 'E06000056', formerDistrictCode: 'E06000055', movedOn };
    await aList(db, [{ postcode: 'MK40 2AB', ...moved }]);
    const { sure } = await find(db, 'MK40 2AB');
    expect(sure?.remarks).toEqual([
      'This postcode was in Bedford until the list of 19 August 2026. It is in Central Bedfordshire now',
    ]);
  });

  it('in a region that is not ours lies in no district of ours', async ({ db }) => {
    await aList(db, [{ postcode: 'M1 1AE', districtCode: 'E08000003' }]);
    expect(await districtOf(db, 'M1 1AE')).toBeNull();
  });

  it('by its first half alone decides no district', async ({ db }) => {
    await aList(db, [{ postcode: 'MK40 2AB', districtCode: 'E06000055' }]);
    expect(await refusal(db, 'MK40')).toContain('Enter the whole postcode');
  });
});

/** A square drawn as the boundary of a district. */
async function aBoundary(db: Db, slug: string, [west, south, east, north]: [number, number, number, number]) {
  const [where] = await db
    .select()
    .from(area)
    .where(sql`${area.slug} = ${slug}`);
  const who = (await anOfficer(db, 'administrator')).id;
  const [layer] = await db
    .insert(boundaryLayer)
    .values({
      ...{
        kind: 'district',
        version: 1,
        name: 'Districts',
        format: 'geojson',
        readAs: 4326,
        attribution: 'ONS',
      },
      ...{
        fileName: 'a.geojson',
        fileHash: new Uint8Array(),
        codeField: 'code',
        nameField: 'name',
        remarks: [],
      },
      ...{ committedAt: now, committedBy: who },
    })
    .returning();
  await db
    .insert(boundaryLayerUse)
    .values({ layerId: layer!.id, kind: 'district', fromAt: now, fromBy: who });
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  const shape = { type: 'Polygon' as const, coordinates: [ring] };
  await db.insert(boundary).values({
    ...{ layerId: layer!.id, areaId: where!.id, code: where!.code, name: where!.name, remarks: [] },
    ...{ shape, drawn: shape, west, south, east, north },
  });
}

describe('with boundaries imported', () => {
  it('a point lies in the district that they are of, whatever town is nearest', async ({ db }) => {
    await aBoundary(db, 'bedford', [-0.44, 51.86, -0.4, 51.9]);
    const { sure } = await find(db, 'TL 0901 2101');
    expect(await areasAt(db, sure!, ukDay(now))).toMatchObject({ by: 'boundary' });
    expect(await districtOf(db, 'TL 0901 2101')).toBe('Bedford');
  });

  it('a square that only partly lies in a district is not said to lie in it', async ({ db }) => {
    await aBoundary(db, 'bedford', [-0.44, 51.86, -0.4172, 51.9]);
    const { sure } = await find(db, 'TL 09 21');
    expect((await areasAt(db, sure!, ukDay(now))).by).toBe('nearest place');
  });

  it('a postcode lies where it is drawn, although the list still has it in another district', async ({
    db,
  }) => {
    await aBoundary(db, 'luton', [-0.5, 52.1, -0.4, 52.2]);
    await aList(db, [{ postcode: 'MK40 2AB', districtCode: 'E06000055' }]);
    expect(await districtOf(db, 'MK40 2AB')).toBe('Luton');
  });
});
