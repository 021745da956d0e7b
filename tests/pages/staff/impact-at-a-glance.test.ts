import { describe, expect } from 'vitest';
import { addAction } from '#lib/impact/actions/add.ts';
import { recordAdvice } from '#lib/impact/consultation/record-advice.ts';
import { it } from '../../support/database.ts';
import { anApprovedImpact, anImpact, aWaitingImpact } from '../../support/impact-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';
import ClosePage from '../../../src/pages/staff/impact/[id]/close.astro';
import EditPage from '../../../src/pages/staff/impact/[id]/edit.astro';
import RecordPage from '../../../src/pages/staff/impact/[id]/index.astro';
import ListPage from '../../../src/pages/staff/impact/index.astro';

const daysAgo = (days: number) => now.subtract({ hours: 24 * days });

describe('the list of assessments', () => {
  it('ends each line with what is to be done next: what is late, then what is unfinished', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await anImpact(db, officer, { name: 'Flood in the lower town' });
    await anApprovedImpact(db, officer, { name: 'Fire at the market hall', at: daysAgo(3) });
    const { text } = await visit(ListPage, db, officer, { path: '/staff/impact' });
    expect(text).toMatch(/Record the review\s*: Fire at the market hall/);
    expect(text).toMatch(/Write the draft\s*: Flood in the lower town/);
  });

  it('tells a supervisor how many wait for them, and an officer none', async ({ db }) => {
    const author = await anOfficer(db, 'prevent_officer');
    await aWaitingImpact(db, author);
    const path = '/staff/impact';
    expect((await visit(ListPage, db, await anOfficer(db), { path })).text).toContain('(1 for you)');
    expect((await visit(ListPage, db, author, { path })).text).not.toContain('for you)');
  });

  it('says what to do where nothing waits', async ({ db }) => {
    const path = '/staff/impact?list=waiting';
    const { text } = await visit(ListPage, db, await anOfficer(db), { path });
    expect(text).toContain('Nothing waits for approval');
    expect(text).toContain('Show those in hand');
  });
});

describe('the head of a record', () => {
  it('counts what waits: the review, the actions that are open and late, and advice to answer', async ({
    db,
  }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await anApprovedImpact(db, officer, { at: daysAgo(3) });
    const today = now.toZonedDateTimeISO('Europe/London').toPlainDate();
    const action = { what: 'Call on the shops', organisation: 'Bedford Borough Council', ownerId: null };
    const dueOn = today.subtract({ days: 1 });
    expect((await addAction(db, officer, id, { ...action, dueOn }, daysAgo(3))).ok).toBe(true);
    const advice = { body: 'Bedford Independent Advisory Group', givenOn: today, advice: 'Be seen early.' };
    expect((await recordAdvice(db, officer, id, advice, now)).ok).toBe(true);
    const { text } = await visit(RecordPage, db, officer, { params: { id } });
    expect(text).toMatch(/1\s*advice to answer/);
    expect(text).toMatch(/1\s*action open, 1 late/);
    expect(text).toMatch(/\d+\s*(hours?|days?) late for its review/);
  });
});

describe('what stands in the way', () => {
  it('of closing is said with the way to it', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, officer);
    const { text } = await visit(ClosePage, db, officer, { params: { id } });
    expect(text).toContain('Open the version that is being written');
  });

  it('of approval is said part by part while somebody writes', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const id = await anImpact(db, officer);
    const { text } = await visit(EditPage, db, officer, { params: { id }, path: '/staff/impact/x/edit' });
    expect(text).toContain('Equality duty, to do');
    expect(text).toContain('Impact grid, to do');
  });
});
