import { and, eq, isNull } from 'drizzle-orm';
import fc from 'fast-check';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { areaSuccession } from '#db/schema/area-facts.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { institution } from '#db/schema/institutions.ts';
import { place, postcode } from '#db/schema/postcodes.ts';
import { currentByCode } from '#lib/areas/current-by-code.ts';
import { findArea } from '#lib/areas/find.ts';
import { listRegister } from '#lib/areas/register.ts';
import { successionsOf } from '#lib/areas/succession/find.ts';
import { followReorganisations } from '#lib/areas/succession/follow.ts';
import { planReorganisation, withdrawReorganisation } from '#lib/areas/succession/plan.ts';
import { listReorganisations } from '#lib/areas/succession/reorganisations.ts';
import { sharesFit } from '#lib/areas/succession/shares.ts';
import { followAreas } from '#lib/institutions/follow-areas.ts';
import { ukDay } from '#lib/dates.ts';
import { it } from '../support/database.ts';
import { anInstitution } from '../support/duty.ts';
import { anOfficer, now } from '../support/makers.ts';

const day = ukDay(now).add({ days: 30 });
const onTheDay = now.add({ hours: 24 * 31 });
const merged = [{ code: 'E06000099', name: 'North Bedfordshire', share: 1 }];

async function districts(db: Db) {
  const rows = await db.select().from(area).where(eq(area.kind, 'district'));
  const id = (slug: string) => rows.find((row) => row.slug === slug)!.id;
  return {
    bedford: id('bedford'),
    luton: id('luton'),
    central: id('central-bedfordshire'),
    essex: id('braintree'),
  };
}

const districtOf = async (db: Db, id: string) => {
  const [row] = await db
    .select({ slug: area.slug })
    .from(institution)
    .innerJoin(area, eq(area.id, institution.districtId))
    .where(eq(institution.id, id as never));
  return row?.slug;
};

async function planned(db: Db, endingIds: AreaId[], successors = merged) {
  const officer = await anOfficer(db, 'administrator');
  const made = await planReorganisation(db, officer, { endingIds, successors, effectiveOn: day }, now);
  if (!made.ok) throw new Error(made.reason);
  return { officer, id: made.value };
}

describe('a reorganisation', () => {
  it('changes nothing before its day, and can be taken back until then', async ({ db }) => {
    const { bedford, central } = await districts(db);
    const { officer, id } = await planned(db, [bedford, central]);
    expect(await followReorganisations(db, followAreas, now)).toMatchObject({ reorganisations: 0 });
    expect((await findArea(db, 'bedford', ukDay(now)))?.validTo).toBeNull();
    expect(await withdrawReorganisation(db, officer, id, now)).toMatchObject({ ok: true });
    expect(await withdrawReorganisation(db, officer, id, now)).toEqual({ ok: false, reason: 'too late' });
    expect(await followReorganisations(db, followAreas, onTheDay)).toMatchObject({ reorganisations: 0 });
    expect(await listReorganisations(db, [bedford])).toMatchObject([{ withdrawnByName: 'Dana Whitlock' }]);
  });

  it('of two districts into one takes institutions and towns along on its day, once', async ({ db }) => {
    const { bedford, central } = await districts(db);
    const school = await anInstitution(db, { districtId: bedford });
    await planned(db, [bedford, central]);
    const done = await followReorganisations(db, followAreas, onTheDay);
    expect(done).toMatchObject({ reorganisations: 1, left: 0 });
    expect(await followReorganisations(db, followAreas, onTheDay)).toMatchObject({ reorganisations: 0 });
    expect(await districtOf(db, school)).toBe('north-bedfordshire');
    const [flitwick] = await db
      .select({ slug: area.slug })
      .from(place)
      .innerJoin(area, eq(area.id, place.areaId))
      .where(eq(place.name, 'Flitwick'));
    expect(flitwick?.slug).toBe('north-bedfordshire');
    const made = await findArea(db, 'north-bedfordshire', day);
    expect(made?.above.map(({ name }) => name)).toEqual(['Bedfordshire', 'Eastern']);
    expect((await findArea(db, 'bedford', day))?.validTo?.toString()).toBe(day.toString());
    const steps = await successionsOf(db, made!.id);
    expect(steps.map(({ from, share }) => [from.name, share])).toEqual([
      ['Bedford', 1],
      ['Central Bedfordshire', 1],
    ]);
  });

  it('of one district into several places institutions by their postcode, and says what is left', async ({
    db,
  }) => {
    const { central } = await districts(db);
    const split = [
      { code: 'E06000098', name: 'Mid Bedfordshire', share: 0.6 },
      { code: 'E06000097', name: 'South Bedfordshire', share: 0.4 },
    ];
    const known = await anInstitution(db, { districtId: central, postcode: 'MK45 1AA' });
    const unknown = await anInstitution(db, {
      name: 'Brook Hill School',
      districtId: central,
      postcode: 'LU7 1AA',
    });
    await db.insert(postcode).values({ postcode: 'MK45 1AA', districtCode: 'E06000098' });
    await planned(db, [central], split);
    expect(await followReorganisations(db, followAreas, onTheDay)).toMatchObject({ moved: 1, left: 1 });
    expect(await districtOf(db, known)).toBe('mid-bedfordshire');
    expect(await districtOf(db, unknown)).toBe('central-bedfordshire');
  });

  it('leads from the code of a district that ended to the one that took all of it', async ({ db }) => {
    const { bedford, central } = await districts(db);
    await planned(db, [bedford]);
    await followReorganisations(db, followAreas, onTheDay);
    const made = await findArea(db, 'north-bedfordshire', day);
    expect(await currentByCode(db, 'district', 'E06000055', day)).toBe(made?.id);
    expect(await currentByCode(db, 'district', 'E06000056', day)).toBe(central);
  });

  it('into a district that stands already makes no second one', async ({ db }) => {
    const { bedford, luton } = await districts(db);
    await planned(db, [bedford], [{ code: 'E06000032', name: 'Luton', share: 1 }]);
    await followReorganisations(db, followAreas, onTheDay);
    const rows = await db
      .select()
      .from(area)
      .where(and(eq(area.code, 'E06000032'), isNull(area.validTo)));
    expect(rows.map(({ id }) => id)).toEqual([luton]);
  });

  it('that keeps a name gives its address to the area that follows', async ({ db }) => {
    const { bedford } = await districts(db);
    await planned(db, [bedford], [{ code: 'E06000096', name: 'Bedford', share: 1 }]);
    await followReorganisations(db, followAreas, onTheDay);
    expect((await findArea(db, 'bedford', day))?.code).toBe('E06000096');
    expect((await findArea(db, 'bedford', day.subtract({ days: 1 })))?.code).toBe('E06000055');
  });

  it('is refused when it makes no sense', async ({ db }) => {
    const { bedford, luton, essex } = await districts(db);
    const officer = await anOfficer(db, 'administrator');
    const plan = (given: object) =>
      planReorganisation(
        db,
        officer,
        { endingIds: [bedford], successors: merged, effectiveOn: day, ...given },
        now,
      );
    const half = [{ ...merged[0]!, share: 0.5 }];
    expect(await plan({ successors: half })).toEqual({ ok: false, reason: 'shares' });
    expect(await plan({ effectiveOn: ukDay(now) })).toEqual({ ok: false, reason: 'not ahead' });
    expect(await plan({ endingIds: [bedford, essex] })).toEqual({ ok: false, reason: 'not alike' });
    const itself = [{ code: 'E06000055', name: 'Bedford', share: 1 }];
    expect(await plan({ successors: itself })).toEqual({ ok: false, reason: 'takes its own place' });
    expect(await plan({})).toMatchObject({ ok: true });
    expect(await plan({ endingIds: [luton, bedford] })).toEqual({ ok: false, reason: 'ends already' });
  });
});

it('of shares the database takes only what comes to the whole', async ({ aConnection }) => {
  const { db } = aConnection();
  const { bedford, luton } = await districts(db);
  const half = { predecessorId: bedford, successorId: luton, share: 0.5, effectiveOn: day };
  await expect(db.insert(areaSuccession).values(half)).rejects.toThrow();
  expect(await db.select().from(areaSuccession)).toEqual([]);
});

it('shares of any whole fit, and of less or more do not', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.integer({ min: 1, max: 20 }), (sizes, off) => {
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const shares = (of: number) =>
        sizes.map((size, at) => ({ code: `E${at}`, name: 'A', share: size / of }));
      expect(sharesFit(shares(total))).toBe(true);
      expect(sharesFit(shares(total * (1 + off / 100)))).toBe(false);
    }),
  );
});

it('lists the register page by page, what stands and what has ended', async ({ db }) => {
  const { bedford, central } = await districts(db);
  await planned(db, [bedford]);
  await followReorganisations(db, followAreas, onTheDay);
  const areas = [bedford, central];
  const asked = { words: '', hasEnded: false, after: null };
  expect((await listRegister(db, areas, asked)).rows.map(({ slug }) => slug)).toEqual([
    'central-bedfordshire',
  ]);
  expect((await listRegister(db, areas, { ...asked, hasEnded: true })).rows.map(({ slug }) => slug)).toEqual([
    'bedford',
  ]);
  expect((await listRegister(db, areas, { ...asked, words: 'e06000056' })).rows.length).toBe(1);
  expect((await listRegister(db, areas, { ...asked, after: central })).rows).toEqual([]);
});
