import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { returnReporter, tensionReturn } from '#db/schema/tension-returns.ts';
import { it } from '../../support/database.ts';
import { theArea } from '../../support/engagement-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { aMailboxReporter, aReturn } from '../../support/return-makers.ts';
import { visit } from './visit.ts';
import BoardPage from '../../../src/pages/staff/tension/returns/index.astro';
import NewPage from '../../../src/pages/staff/tension/returns/new.astro';
import NewReporterPage from '../../../src/pages/staff/tension/returns/reporters/new.astro';

const open = async (db: Db, form?: Record<string, string>) => {
  const officer = await anOfficer(db, 'prevent_officer');
  const path = `/staff/tension/returns/new?area=${await theArea(db)}`;
  return visit(NewPage, db, officer, form ? { path, form } : { path });
};
const typed = { formToken: crypto.randomUUID(), answer: 'something' };

describe('the return of an officer', () => {
  it('is sent in one press where there is nothing to report', async ({ db }) => {
    const { formToken } = typed;
    const { status, location } = await open(db, { formToken, answer: 'nothing' });
    expect([status, location]).toEqual([303, `/staff/tension/returns/new?sent=${await theArea(db)}`]);
    expect(await db.$count(tensionReturn)).toBe(1);
  });

  it('keeps what was typed, and which form it is, where the issue is missing', async ({ db }) => {
    const form = { ...typed, experienced: 'People speak of windows.', coming: 'The carnival.' };
    const { status, text, html } = await open(db, form);
    expect([status, text.includes('Choose which issue it is about')]).toEqual([422, true]);
    for (const kept of ['People speak of windows.', 'The carnival.', `value="${typed.formToken}"`])
      expect(html).toContain(kept);
    expect(await db.$count(tensionReturn)).toBe(0);
  });

  it('holds no phone number, whatever reason is given', async ({ db }) => {
    const words = 'Ring 07700 900123 for more.';
    const form = { ...typed, category: 'policing', experienced: words, reason: 'We need it' };
    const { status, text, html } = await open(db, form);
    expect([status, text.includes('phone number'), html.includes(words)]).toEqual([422, true, true]);
    expect(await db.$count(tensionReturn)).toBe(0);
  });

  it('is not sent empty', async ({ db }) => {
    const { status, text } = await open(db, typed);
    expect([status, text.includes('Nothing is filled in')]).toEqual([409, true]);
  });
});

describe('the board of returns', () => {
  it('says why nobody was reminded, and shows the return of each who reported', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id } = await aMailboxReporter(db, officer);
    await aReturn(db, officer);
    const refused = await visit(BoardPage, db, officer, { form: { reporter: id } });
    expect([refused.status, refused.text.includes('They have not been asked this week')]).toEqual([
      409,
      true,
    ]);
    for (const words of ['Not reported: 1', 'Reported: 1', 'Silence is no information'])
      expect(refused.text).toContain(words);
  });

  it('reminds nobody for who may not, as if they were not there', async ({ db }) => {
    const { id } = await aMailboxReporter(db, await anOfficer(db));
    const reader = await anOfficer(db, 'prevent_officer');
    expect((await visit(BoardPage, db, reader, { form: { reporter: id } })).status).toBe(404);
  });
});

describe('the form that adds who reports', () => {
  it('keeps who was chosen where it is said wrongly as what they report', async ({ db }) => {
    const officer = await anOfficer(db);
    const colleague = await anOfficer(db, 'prevent_officer');
    const path = `/staff/tension/returns/reporters/new?area=${await theArea(db)}`;
    const form = { who: colleague.id, capacity: 'council' };
    const { status, text, html } = await visit(NewReporterPage, db, officer, { path, form });
    expect([status, text.includes('An officer reports as Prevent officer')]).toEqual([422, true]);
    expect(html).toMatch(new RegExp(`value="${colleague.id}"[^>]*checked`));
    expect(await db.$count(returnReporter)).toBe(0);
    const right = { ...form, capacity: 'prevent_officer' };
    const added = await visit(NewReporterPage, db, officer, { path, form: right });
    expect(added.location).toContain('done=added');
    const again = await visit(NewReporterPage, db, officer, { path, form: right });
    expect([again.status, again.text.includes('They report for this district already')]).toEqual([409, true]);
  });
});
