import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { eventTerm } from '#db/schema/event-terms.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { visit } from './visit.ts';
import TermPage from '../../../src/pages/staff/admin/vocabularies/[list]/[code].astro';
import ListPage from '../../../src/pages/staff/admin/vocabularies/[list]/index.astro';
import IndexPage from '../../../src/pages/staff/admin/vocabularies/index.astro';

describe('the vocabularies', () => {
  it('are the lists that forms offer, with how many words each has', async ({ db }) => {
    const { text } = await visit(IndexPage, db, await anOfficer(db, 'administrator'));
    for (const words of ['Types of engagement', 'Topics', 'Types of event']) expect(text).toContain(words);
  });

  it('take a word with what it needs, and say what is missing', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const add = (form: Record<string, string>) =>
      visit(ListPage, db, admin, { params: { list: 'event-types' }, form: { do: 'add', ...form } });
    const missing = await add({ label: 'Listening circle' });
    expect([missing.status, missing.text.includes('Enter who usually sees such an event')]).toEqual([
      422,
      true,
    ]);
    const added = await add({ label: 'Listening circle', usual_visibility: 'staff' });
    expect(added.location).toContain('done=added');
    const [row] = await db.select().from(eventTerm).where(eq(eventTerm.label, 'Listening circle'));
    expect(row!.usualVisibility).toBe('staff');
  });

  it('word a term anew, retire it, and refuse a word that is there already', async ({ db }) => {
    const admin = await anOfficer(db, 'administrator');
    const params = { list: 'event-types', code: 'type_surgery' };
    const change = (form: Record<string, string>) => visit(TermPage, db, admin, { params, form });
    expect((await change({ do: 'rename', label: 'Street surgery' })).location).toContain('done=saved');
    expect((await change({ do: 'rename', label: 'Conference' })).status).toBe(409);
    expect((await change({ do: 'retire' })).location).toContain('done=saved');
    const { text } = await visit(ListPage, db, admin, { params: { list: 'event-types' } });
    expect(text).toContain('Street surgery');
    expect(text).toContain('Retired on');
  });

  it('are for administrators, and no other list is there', async ({ db }) => {
    const params = { list: 'event-types' };
    const officer = await anOfficer(db, 'supervisor');
    expect((await visit(ListPage, db, officer, { params })).status).toBe(404);
    const admin = await anOfficer(db, 'administrator');
    expect((await visit(ListPage, db, admin, { params: { list: 'constructor' } })).status).toBe(404);
  });
});
