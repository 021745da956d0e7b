import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { savedSearch } from '#db/schema/searches.ts';
import { eraseContact } from '#lib/institutions/contacts/erase.ts';
import { withoutName, wordsOf } from '#lib/institutions/search/saved/forget-names.ts';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anOfficer, now, secret } from '../../support/makers.ts';
import { aSavedSearch } from '../../support/search-makers.ts';

const grace = wordsOf('Grace Okafor');

describe('a saved search', () => {
  it.for([
    ['the name', { words: 'grace okafor' }, null],
    ['a part of it', { words: 'Okafor' }, null],
    ['the name and more', { words: 'Grace Okafor schools' }, { words: 'schools' }],
    ['the name in a filter', { name: 'Okafór', area: 'luton' }, { area: 'luton' }],
    ['a word of it among others', { words: 'Grace church hall' }, { words: 'Grace church hall' }],
    ['nobody', { area: 'luton' }, { area: 'luton' }],
    ['all there is', {}, {}],
  ] as const)('that asks for %s loses the name and nothing else', ([_what, query, left]) => {
    expect(withoutName(query, grace)).toEqual(left);
  });

  it('does not name somebody who was erased', async ({ db }) => {
    const officer = await anOfficer(db);
    const person = await aContact(db, officer, { name: 'Grace Okafor' });
    const gone = await aSavedSearch(db, officer, { query: { words: 'Okafor' } });
    const kept = await aSavedSearch(db, officer, {
      ...{ name: 'Grace Okafor and schools', query: { words: 'grace okafor schools' } },
    });
    const other = await aSavedSearch(db, officer, { query: { words: 'Bedford' } });
    await eraseContact(db, officer, person.id, { reason: 'Left their post', theyAsked: false, secret }, now);
    expect(await db.$count(savedSearch, eq(savedSearch.id, gone))).toBe(0);
    const [rewritten] = await db.select().from(savedSearch).where(eq(savedSearch.id, kept));
    expect(rewritten).toMatchObject({ name: 'Saved search', query: { words: 'schools' } });
    const [untouched] = await db.select().from(savedSearch).where(eq(savedSearch.id, other));
    expect(untouched).toMatchObject({ name: 'Bedford', query: { words: 'Bedford' } });
  });
});
