import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { blockingKey, duplicateCheck, duplicatePair } from '#db/schema/duplicates.ts';
import { institutionAlias } from '#db/schema/institution-links.ts';
import { institution } from '#db/schema/institutions.ts';
import { eraseContacts } from '#lib/institutions/contacts/erase.ts';
import { checkSaved } from '#lib/institutions/duplicates/check-saved.ts';
import { countPairs, findPair, listPairs, sayTwo } from '#lib/institutions/duplicates/pairs.ts';
import { certainInstitution, possibleInstitutions } from '#lib/institutions/duplicates/possible.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { mergeInto } from '../../support/merging.ts';

const check = (db: Db) => checkSaved(db, () => now);
const openPairs = (db: Db) => db.$count(duplicatePair, isNull(duplicatePair.decidedAt));

describe('what is saved', () => {
  it('is compared once with what is there, whoever wrote it, and the pair says why', async ({ db }) => {
    const one = await anInstitution(db, { postcode: 'MK40 1AA' });
    expect(await check(db)).toMatchObject({ pairs: 0 });
    const other = await anInstitution(db, { name: 'Ashmere Comm. Sch.', postcode: 'MK40 1AA' });
    expect(await check(db)).toEqual({ records: 1, pairs: 1 });
    expect(await db.$count(duplicateCheck)).toBe(0);
    expect(await check(db)).toEqual({ records: 0, pairs: 0 });
    const pair = await findPair(db, 'institution', other, one);
    expect(pair).toMatchObject({ weight: 100, decision: null });
    expect(pair!.reasons.map(({ code }) => code)).toEqual([
      'same_name',
      'same_postcode',
      'same_district',
      'same_type',
    ]);
  });

  it('is compared again when what it is compared by changes, and not otherwise', async ({ db }) => {
    const one = await anInstitution(db, { postcode: 'MK40 1AA' });
    await anInstitution(db, { postcode: 'MK40 1AA' });
    await check(db);
    expect(await openPairs(db)).toBe(1);
    await db.update(institution).set({ reach: 3 }).where(eq(institution.id, one));
    expect(await db.$count(duplicateCheck)).toBe(0);
    await db
      .update(institution)
      .set({ name: 'Quite another', postcode: null })
      .where(eq(institution.id, one));
    await check(db);
    expect(await openPairs(db)).toBe(0);
  });

  it('makes one pair of two that are saved together', async ({ db }) => {
    const officer = await anOfficer(db);
    const institutionId = await anInstitution(db);
    await aContact(db, officer, { institutionId });
    await aContact(db, officer, { institutionId });
    await check(db);
    expect(await db.$count(duplicatePair, eq(duplicatePair.entity, 'contact'))).toBe(1);
  });
});

describe('two that somebody said are two', () => {
  it('are never asked about again, with who said so and when', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other] = [await anInstitution(db), await anInstitution(db)];
    await check(db);
    expect(await sayTwo(db, officer, { kind: 'institution', one, other }, now)).toMatchObject({ ok: true });
    expect(await sayTwo(db, officer, { kind: 'institution', one: other, other: one }, now)).toMatchObject({
      reason: 'decided already',
    });
    await db.update(institution).set({ postcode: 'MK40 1AA' });
    await check(db);
    expect(await openPairs(db)).toBe(0);
    expect(await findPair(db, 'institution', one, other)).toMatchObject({
      decision: 'two',
      by: officer.name,
    });
  });

  it('stay two when one of them is merged with a third', async ({ db }) => {
    const officer = await anOfficer(db);
    const [one, other, third] = [await anInstitution(db), await anInstitution(db), await anInstitution(db)];
    await sayTwo(db, officer, { kind: 'institution', one, other }, now);
    expect(await mergeInto(db, officer, { from: one, into: third })).toBeNull();
    await check(db);
    expect(await findPair(db, 'institution', third, other)).toBeNull();
  });
});

describe('the list of pairs', () => {
  it('shows the likeliest first, only those of which both lie in the areas of the reader', async ({ db }) => {
    const officer = await anOfficer(db);
    const areas = await areasFor(db, officer, 'manageInstitutions');
    await anInstitution(db, { name: 'Ouse Vale College', postcode: 'MK40 9ZZ' });
    await anInstitution(db, { name: 'Ousevale Coll', postcode: 'MK40 9ZZ' });
    await anInstitution(db, { postcode: 'MK40 1AA' });
    await anInstitution(db, { postcode: 'MK40 1AA' });
    await check(db);
    const asked = { kind: 'institution', areas, after: null } as const;
    const { rows, hasMore } = await listPairs(db, officer, asked, now);
    expect(hasMore).toBe(false);
    expect(rows.map(({ weight }) => weight)).toEqual(
      rows.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
    expect(rows[0]!.first).toMatchObject({ name: 'Ashmere Community School', about: 'Secondary school' });
    expect(await countPairs(db, 'institution', areas)).toBe(rows.length);
    expect((await listPairs(db, officer, { ...asked, areas: [] }, now)).rows).toEqual([]);
    const [first] = rows;
    const after = { weight: first!.weight, id: first!.id };
    expect((await listPairs(db, officer, { ...asked, after }, now)).rows).toEqual(rows.slice(1));
  });

  it('forgets somebody who is erased, with the keys by which they were known', async ({ db }) => {
    const officer = await anOfficer(db);
    const institutionId = await anInstitution(db);
    const one = await aContact(db, officer, { institutionId });
    await aContact(db, officer, { institutionId });
    await check(db);
    await eraseContacts(db, [one.id], now);
    await check(db);
    expect(await db.$count(duplicatePair, eq(duplicatePair.entity, 'contact'))).toBe(0);
    expect(await db.$count(blockingKey, and(eq(blockingKey.entityId, one.id)))).toBe(0);
  });
});

describe('what an officer is about to add', () => {
  it('may be a record of the same number, of nearly the same name, or of that other name, and not by chance', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const areas = await areasFor(db, officer, 'manageInstitutions');
    const typed = { name: 'Ousebank College', typeCode: 'college', districtId: null, postcode: 'MK40 9EW' };
    const known = await anInstitution(db, { name: 'Ouse Bank College', postcode: 'MK40 9EW' });
    const alias = await anInstitution(db, { name: 'Riverside FE' });
    await db.insert(institutionAlias).values({ institutionId: alias, name: 'Ousebank Coll', addedAt: now });
    const numbered = await anInstitution(db, { name: 'Something Else', urn: '912374' });
    await anInstitution(db, { name: 'Harpur Vale Academy' });
    await check(db);
    const found = await possibleInstitutions(db, areas, { ...typed, urn: '912374' });
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([known, alias, numbered]));
    expect(found[0]).toMatchObject({
      reasons: expect.arrayContaining([{ code: 'same_number', points: 100 }]),
    });
  });
});

describe('what a booker types', () => {
  const typed = { name: 'ashmere community sch', typeCode: 'secondary_school', postcode: 'MK40 1AA' };

  it('is the institution that it must be, and nothing where two could be meant', async ({ db }) => {
    const id = await anInstitution(db, { postcode: 'MK40 1AA' });
    await check(db);
    expect(await certainInstitution(db, typed)).toBe(id);
    expect(await certainInstitution(db, { ...typed, postcode: 'MK41 9ZZ' })).toBeNull();
    await anInstitution(db, { postcode: 'MK40 1AA' });
    await check(db);
    expect(await certainInstitution(db, typed)).toBeNull();
  });

  it('is the record that stayed, by the name of the one that was merged', async ({ db }) => {
    const officer = await anOfficer(db);
    const areas = await areasFor(db, officer, 'manageInstitutions');
    const from = await anInstitution(db, { postcode: 'MK40 1AA' });
    const into = await anInstitution(db, { name: 'Harpur Free School', postcode: 'MK40 1AA' });
    await check(db);
    await mergeInto(db, officer, { from, into });
    const asked = { ...typed, districtId: null };
    expect((await possibleInstitutions(db, areas, asked)).map(({ id }) => id)).toEqual([into]);
    expect(await certainInstitution(db, typed)).toBe(into);
  });
});
