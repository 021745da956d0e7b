import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { savedSearch } from '#db/schema/searches.ts';
import { changeSearch } from '#lib/institutions/search/saved/keep.ts';
import Search from '../../../src/pages/staff/search/index.astro';
import Delete from '../../../src/pages/staff/search/saved/[id]/delete.astro';
import One from '../../../src/pages/staff/search/saved/[id]/index.astro';
import Saved from '../../../src/pages/staff/search/saved/index.astro';
import New from '../../../src/pages/staff/search/saved/new.astro';
import { aContact } from '../../support/contacts.ts';
import { it } from '../../support/database.ts';
import { anInstitution } from '../../support/duty.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anEvent, aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer, aSession, now } from '../../support/makers.ts';
import { aSavedSearch } from '../../support/search-makers.ts';
import { visit } from './visit.ts';

describe('the search', () => {
  it('shows each kind by itself, with who asked us to stay away', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const institutionId = await anInstitution(db, { name: 'Haldane Academy' });
    await aContact(db, officer, { name: 'Sarah Haldane', state: 'declined', institutionId });
    const { text } = await visit(Search, db, officer, { path: '/staff/search?words=haldane' });
    expect(text).toContain('Contacts 1 Sarah Haldane Contact declined Head of Year 9 · Haldane Academy');
    expect(text).toContain('Institutions and sites 1 Haldane Academy');
  });

  it('finds events by their words, and none that is kept to others', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const given = { title: 'Tea and questions', venue: 'Addison Hall' };
    const { id, slug } = await aPublishedEvent(db, given);
    await anEvent(db, { ...given, title: 'Quiet tea', visibility: 'named_group' });
    const look = (words: string, who = officer) =>
      visit(Search, db, who, { path: `/staff/search?words=${encodeURIComponent(words)}` });
    const { html, text } = await look('questions addison');
    expect(html).toContain(`href="/staff/events/${id}"`);
    expect(text).toContain('Tea and questions Published');
    expect((await look(slug)).html).toContain(`href="/staff/events/${id}"`);
    expect((await look('tea')).text).not.toContain('Quiet tea');
    expect((await look('tea', await anOfficer(db, 'dpo'))).text).not.toContain('Tea and questions');
  });

  it('shows no people to whoever may not see contacts', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aContact(db, officer, { name: 'Sarah Haldane' });
    const reader = await anOfficer(db, 'npt_reader');
    const { text } = await visit(Search, db, reader, { path: '/staff/search?words=haldane' });
    expect(text).toContain('Nothing found');
  });

  it('keeps the district that was chosen, from page to page', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const luton = await anInstitution(db, { name: 'Oak Infants', districtId: await theArea(db, 'luton') });
    for (let n = 0; n < 27; n++) await aContact(db, officer, { name: `Ada Oak ${n}`, institutionId: luton });
    await aContact(db, officer, { name: 'Ada Oak of Bedford' });
    const path = '/staff/search?words=oak&area=luton';
    const all = await visit(Search, db, officer, { path });
    expect(all.text).toContain('Show all 27 contacts');
    expect(all.html).toContain('/staff/search?words=oak&amp;area=luton&amp;kind=contacts');
    const first = await visit(Search, db, officer, { path: `${path}&kind=contacts` });
    const next = /href="([^"]+after=[^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
    expect(next).toContain('words=oak&area=luton&kind=contacts&after=');
    const second = await visit(Search, db, officer, { path: next });
    expect(second.html.match(/href="\/staff\/contacts\//g)).toHaveLength(2);
    expect(`${first.text}${second.text}`).not.toContain('Ada Oak of Bedford');
  });

  it('finds a place with the area that it lies in, and a session by its reference', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { reference } = await aSession(db);
    const place = await visit(Search, db, officer, { path: '/staff/search?words=Flitwick' });
    expect(place.text).toContain('Places Flitwick, Central Bedfordshire');
    const session = await visit(Search, db, officer, {
      path: `/staff/search?words=${reference.toLowerCase()}`,
    });
    expect(session.text).toContain(`Session ${reference}`);
  });

  it('says what to do when nothing is there, or too little was typed', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const ask = async (words: string) =>
      (await visit(Search, db, officer, { path: `/staff/search?words=${words}` })).text;
    expect(await ask('zzyzx')).toContain('Enter fewer words');
    expect(await ask('a')).toContain('Enter two letters or more');
    expect(await ask('')).toContain('Find anything you may see');
    expect(await ask('%27%3A*%20%26%20(')).toContain('Enter two letters or more');
  });
});

describe('a saved search', () => {
  const narrowed = '/staff/search/saved/new?page=institutions&area=luton&tier=A&after=x&nonsense=1';

  it('keeps the question, and nothing that is none', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const form = { name: 'Quarterly in Luton', area: '' };
    const { status, location } = await visit(New, db, officer, { path: narrowed, form });
    expect([status, location]).toEqual([303, '/staff/search/saved?done=saved']);
    const [kept] = await db.select().from(savedSearch).where(eq(savedSearch.officerId, officer.id));
    expect(kept).toMatchObject({
      page: 'institutions',
      query: { area: 'luton', tier: 'A' },
      isShared: false,
    });
  });

  it('stays live: what comes after the last look is new, until it is opened', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const query = { area: 'luton' };
    const id = await aSavedSearch(db, officer, { page: 'institutions', query });
    const where = { districtId: await theArea(db, 'luton') };
    await anInstitution(db, { ...where, addedAt: Temporal.Instant.from('2030-01-01T00:00Z') });
    expect((await visit(Saved, db, officer)).text).toContain('1 new');
    const form = { name: 'Bedford', do: 'open' };
    const opened = await visit(One, db, officer, { params: { id }, form });
    expect(opened.location).toBe('/staff/institutions?area=luton');
  });

  it('is seen by the team once it is shared, with what each may see, and changed by its owner only', async ({
    db,
  }) => {
    const [owner, colleague, reader] = [
      await anOfficer(db, 'prevent_officer'),
      await anOfficer(db, 'supervisor'),
      await anOfficer(db, 'npt_reader'),
    ];
    const id = await aSavedSearch(db, owner, {
      name: 'Owed notices',
      page: 'contacts',
      query: { due: 'notice' },
    });
    expect((await visit(Saved, db, colleague)).text).not.toContain('Owed notices');
    await changeSearch(
      db,
      owner,
      id,
      { name: 'Owed notices', areaId: await theArea(db, 'bedfordshire-force') },
      now,
    );
    expect((await visit(Saved, db, colleague)).text).toContain('Owed notices');
    expect((await visit(Saved, db, reader)).text).not.toContain('Owed notices');
    const form = { name: 'Mine now', area: '' };
    expect((await visit(One, db, colleague, { params: { id }, form })).status).toBe(409);
    expect((await visit(Delete, db, colleague, { params: { id }, form: {} })).status).toBe(404);
    expect((await visit(Delete, db, owner, { params: { id }, form: {} })).status).toBe(303);
    expect(await db.$count(savedSearch, eq(savedSearch.id, id))).toBe(0);
  });
});
