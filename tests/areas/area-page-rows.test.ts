import { describe, expect } from 'vitest';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { factHistory, listFacts } from '#lib/areas/facts/list.ts';
import { recordFact } from '#lib/areas/facts/record-fact.ts';
import { institutionsHere } from '#lib/areas/institutions-here.ts';
import { listForces } from '#lib/areas/list.ts';
import { areaOfficers, nameable } from '#lib/areas/officers/list.ts';
import { nameAreaOfficers } from '#lib/areas/officers/name-officer.ts';
import { ukDay } from '#lib/dates.ts';
import { areaPath } from '#lib/officers/areas.ts';
import { it } from '../support/database.ts';
import { anInstitution } from '../support/duty.ts';
import { anOfficer, now } from '../support/makers.ts';

const later = now.add({ hours: 1 });
const population = { label: 'Population', value: '225,300', source: 'ONS, Census 2021', asOf: ukDay(now) };

async function luton(db: Db) {
  const [row] = await db.select().from(area).where(eq(area.slug, 'luton'));
  return row!.id;
}

describe('a fact about an area', () => {
  it('takes the place of the one before, which stays with who replaced it', async ({ db }) => {
    const [areaId, officer] = [await luton(db), await anOfficer(db)];
    await recordFact(db, officer, { areaId, seen: null }, population, now);
    const [first] = await listFacts(db, areaId);
    const newer = { ...population, value: '230,000' };
    expect(await recordFact(db, officer, { areaId, seen: first!.fact.id }, newer, later)).toMatchObject({
      ok: true,
    });
    expect((await listFacts(db, areaId)).map(({ fact }) => fact.value)).toEqual(['230,000']);
    expect(await factHistory(db, areaId)).toMatchObject([
      { fact: { value: '225,300', replacedAt: later }, replacedByName: 'Dana Whitlock' },
    ]);
  });

  it('that somebody else changed meanwhile is not written over', async ({ db }) => {
    const [areaId, officer] = [await luton(db), await anOfficer(db)];
    await recordFact(db, officer, { areaId, seen: null }, population, now);
    const again = await recordFact(db, officer, { areaId, seen: null }, { ...population, value: '1' }, later);
    expect(again).toEqual({ ok: false, reason: 'changed meanwhile' });
    expect((await listFacts(db, areaId)).map(({ fact }) => fact.value)).toEqual(['225,300']);
  });
});

describe('who looks after an area', () => {
  it('is one officer and a deputy, and whoever did before stays as history', async ({ db }) => {
    const [areaId, boss] = [await luton(db), await anOfficer(db)];
    const [dana, sam] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const about = { areaId, among: [dana.id, sam.id] };
    await nameAreaOfficers(db, boss, about, { named: dana.id, deputy: sam.id }, now);
    await nameAreaOfficers(db, boss, about, { named: sam.id, deputy: null }, later);
    const rows = await areaOfficers(db, areaId);
    expect(rows.filter(({ endedAt }) => !endedAt).map((row) => [row.officerId, row.part])).toEqual([
      [sam.id, 'named'],
    ]);
    expect(rows.length).toBe(3);
  });

  it('is never the same person twice, nor somebody without a role there', async ({ db }) => {
    const [areaId, boss] = [await luton(db), await anOfficer(db)];
    const dana = await anOfficer(db, 'prevent_officer');
    const about = { areaId, among: [dana.id] };
    const twice = await nameAreaOfficers(db, boss, about, { named: dana.id, deputy: dana.id }, now);
    expect(twice).toEqual({ ok: false, reason: 'same twice' });
    const stranger = await nameAreaOfficers(db, boss, about, { named: boss.id, deputy: null }, now);
    expect(stranger).toEqual({ ok: false, reason: 'not there' });
  });

  it('is chosen from officers whose role holds there', async ({ db }) => {
    const dana = await anOfficer(db, 'prevent_officer');
    const comms = await anOfficer(db, 'comms');
    const among = await nameable(db, await areaPath(db, await luton(db)), ukDay(now));
    expect(among.map(({ id }) => id)).toContain(dana.id);
    expect(among.map(({ id }) => id)).not.toContain(comms.id);
  });
});

it('counts the institutions of an area and of all within it by type, and those that nobody owns', async ({
  db,
}) => {
  await anInstitution(db, { districtId: await luton(db) });
  const [force] = await db.select().from(area).where(eq(area.slug, 'bedfordshire-force'));
  expect(await institutionsHere(db, await luton(db))).toMatchObject([{ institutions: 1, ownerless: 1 }]);
  expect(await institutionsHere(db, force!.id)).toMatchObject([{ institutions: 1, ownerless: 1 }]);
});

describe('the list of areas', () => {
  it('has both regions by force, with every district', async ({ db }) => {
    const forces = await listForces(db, '', ukDay(now));
    expect(new Set(forces.map(({ region }) => region))).toEqual(new Set(['Eastern', 'South East']));
    expect(forces.flatMap(({ districts }) => districts).length).toBe(109);
  });

  it('is narrowed by a name however it is written, a code, or a force', async ({ db }) => {
    const names = async (words: string) =>
      (await listForces(db, words, ukDay(now))).flatMap(({ districts }) => districts.map(({ name }) => name));
    expect(await names('kings lynn')).toEqual(["King's Lynn and West Norfolk"]);
    expect(await names('E06000032')).toEqual(['Luton']);
    expect(await names('bedfordshire')).toEqual(['Bedford', 'Central Bedfordshire', 'Luton']);
  });
});
