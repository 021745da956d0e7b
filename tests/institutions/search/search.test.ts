import { and, eq, sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { institutionAlias } from '#db/schema/institution-links.ts';
import type { Officer } from '#lib/actor.ts';
import { eraseContact } from '#lib/institutions/contacts/erase.ts';
import type { SearchKind } from '#lib/institutions/search/kinds.ts';
import { learnWords } from '#lib/institutions/search/near-words.ts';
import { search } from '#lib/institutions/search/search.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { aLoggedVisit, theArea } from '../../support/engagement-makers.ts';
import { aSite } from '../../support/institutions.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aPromise } from '../../support/promise-makers.ts';
import { askedFor } from '../../support/search-makers.ts';

const page = (kind: SearchKind, size = 5, after: string | null = null) => ({ kind, size, after });
const every = (['contacts', 'institutions', 'engagements', 'promises', 'networks'] as const).map((kind) =>
  page(kind),
);

async function found(db: Db, officer: Officer, text: string, parts = every) {
  const answer = await search(db, officer, await askedFor(db, officer, text), parts, now);
  return answer?.groups.flatMap(({ rows }) => rows.map(({ id }) => id as string)) ?? [];
}

describe('a contact is found', () => {
  it.for([
    ['Mohammed Khan', 'muhammad khan'],
    ['Muhammad Khan', 'Mohamed'],
    ['Siân O’Brien', 'sian obrien'],
    ['Siân O’Brien', "O'Brien"],
    ['Agnieszka Wiśniak', 'wisn'],
    ['Catherine Abbott', 'Abbott Katherine'],
  ] as const)('%s by “%s”', async ([name, text], { db }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer, { name });
    await aContact(db, officer, { name: 'Somebody Else' });
    expect(await found(db, officer, text)).toEqual([id]);
  });

  it('by the whole of an address, or of a number however it is written', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer, { email: 'sarah@oak.example', phone: '01632 960 123' });
    expect(await found(db, officer, 'Sarah@OAK.example')).toEqual([id]);
    expect(await found(db, officer, '+44 1632 960123')).toEqual([id]);
  });

  it('although the name is spelt wrongly, once its words are learnt, and never beside a name that is right', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer, { name: 'Yusuf Haldane' });
    expect(await found(db, officer, 'Haldain')).toEqual([]);
    await learnWords(db);
    expect(await found(db, officer, 'Haldain')).toEqual([id]);
    expect(await found(db, officer, 'Yosuff Haldane')).toEqual([id]);
    const other = await aContact(db, officer, { name: 'Grace Haldain' });
    expect(await found(db, officer, 'Haldain')).toEqual([other.id]);
  });

  it('not by their role, from which a faith could be read', async ({ db }) => {
    const officer = await anOfficer(db);
    await aContact(db, officer, { title: 'Imam' });
    expect(await found(db, officer, 'imam')).toEqual([]);
  });

  it('no more once they are erased, nor are the words of their name kept', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer, { name: 'Quentin Zephyrson' });
    await learnWords(db);
    await eraseContact(db, officer, id, { reason: 'They asked', theyAsked: false, secret }, now);
    expect(await found(db, officer, 'Zephyrson')).toEqual([]);
    expect(await learnWords(db)).toMatchObject({ forgotten: 2 });
  });

  it('only where the reader may see contacts', async ({ db }) => {
    const officer = await anOfficer(db);
    const elsewhere = await anInstitution(db, { districtId: await theArea(db, 'oxford') });
    await aContact(db, officer, { name: 'Sarah Haldane', institutionId: elsewhere });
    const here = await aContact(db, officer, { name: 'Mark Haldane' });
    expect(await found(db, officer, 'Haldane')).toEqual([here.id]);
  });
});

describe('an institution is found', () => {
  it('by a number, a postcode, another name, or where a site of it is', async ({ db }) => {
    const officer = await anOfficer(db);
    const districtId = await theArea(db);
    const id = await anInstitution(db, {
      name: 'Jamia Masjid',
      postcode: 'MK40 2AB',
      charityNumber: '1099999',
    });
    await db.insert(institutionAlias).values({ institutionId: id, name: 'Queens Park Centre', addedAt: now });
    await aSite(db, { institutionId: id, districtId, name: 'Prayer hall', street: '9 Ford End Road' });
    for (const text of ['mosque', 'charity 1099999', 'mk402ab', 'MK40', 'Queens Park Center', 'Ford End Rd'])
      expect(await found(db, officer, text)).toEqual([id]);
  });

  it('once, however many of its names fit', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await anInstitution(db, { name: 'Oak Primary' });
    await db.insert(institutionAlias).values({ institutionId: id, name: 'Oak School', addedAt: now });
    const answer = await search(db, officer, await askedFor(db, officer, 'oak'), every, now);
    expect(answer!.groups.find(({ kind }) => kind === 'institutions')).toMatchObject({ total: 1 });
  });
});

describe('what is found', () => {
  it('is engagements by what was said and promises by what was promised, too', async ({ db }) => {
    const officer = await anOfficer(db);
    const visit = await aLoggedVisit(db, officer, { summary: 'They asked about lanterns.' });
    const promise = await aPromise(db, { words: 'Lend them lanterns' }, officer);
    expect(await found(db, officer, 'lantern')).toEqual([visit, promise.id]);
  });

  it('stands in the access log once for each kind of record, without the words', async ({ db }) => {
    const officer = await anOfficer(db);
    const ids = [await aContact(db, officer), await aContact(db, officer, { name: 'Mark Haldane' })];
    await found(db, officer, 'Haldane');
    const entries = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.actorId, officer.id), eq(auditLog.entity, 'contact')));
    expect(entries).toHaveLength(1);
    expect(entries[0]!.entityIds.toSorted()).toEqual(ids.map(({ id }) => id).toSorted());
    expect(JSON.stringify(entries[0]!.fields)).not.toContain('aldane');
  });

  it('comes the latest first, page by page, each once', async ({ db }) => {
    const officer = await anOfficer(db);
    const ids: string[] = [];
    for (let days = 0; days < 7; days++) {
      const renewedAt = now.subtract({ hours: 24 * (days >> 1) });
      ids.push((await aContact(db, officer, { name: `Ada Lovelace ${days}`, renewedAt })).id);
    }
    const seen: string[] = [];
    for (let after: string | null = null; seen.length < 7; after = seen.at(-1)!)
      seen.push(...(await found(db, officer, 'lovelace', [page('contacts', 2, after)])));
    expect(new Set(seen)).toEqual(new Set(ids));
    expect(seen[0]).toBeOneOf(ids.slice(0, 2));
    expect(seen.at(-1)).toBe(ids.at(-1));
  });

  it('comes the latest first from among thousands of one name as well', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aContact(db, officer, { name: 'Ada First', renewedAt: now });
    await copies(db, id, 2100);
    const answer = await search(db, officer, await askedFor(db, officer, 'ada'), [page('contacts', 3)], now);
    expect(answer!.groups[0]).toMatchObject({ total: 2001, hasMore: true });
    const [first, second, third] = answer!.groups[0]!.rows as { id: string; name: string }[];
    expect([first!.id, second!.name, third!.name]).toEqual([id, 'Ada 1', 'Ada 2']);
    const next = [page('contacts', 2, third!.id)];
    const more = await search(db, officer, await askedFor(db, officer, 'ada'), next, now);
    expect(more!.groups[0]!.rows.map((row) => (row as { name: string }).name)).toEqual(['Ada 3', 'Ada 4']);
  });
});

const copies = (db: Db, id: string, count: number) =>
  db.execute(sql`insert into contact (name, channel, source, is_adult, area_id, added_at, added_by, renewed_at)
    select 'Ada ' || n, c.channel, c.source, true, c.area_id, c.added_at, c.added_by, c.renewed_at - make_interval(mins => n)
    from contact c, generate_series(1, ${count}::int) n where c.id = ${id}::uuid`);
