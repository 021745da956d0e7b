import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { plannedContact, type PlannedContactId } from '#db/schema/planned-contacts.ts';
import Plans from '../../../src/pages/staff/engagements/planned/index.astro';
import NewPlan from '../../../src/pages/staff/engagements/planned/new.astro';
import Cancel from '../../../src/pages/staff/engagements/planned/[id]/cancel.astro';
import Plan from '../../../src/pages/staff/engagements/planned/[id]/index.astro';
import Move from '../../../src/pages/staff/engagements/planned/[id]/move.astro';
import LogForm from '../../../src/pages/staff/engagements/new.astro';
import { it } from '../../support/database.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { anInstitution } from '../../support/partner-makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { anArea } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

const days = (count: number) => ({ hours: 24 * count });
const read = async (db: Db, id: PlannedContactId) =>
  (await db.select().from(plannedContact).where(eq(plannedContact.id, id)))[0]!;

const typed = (officer: { id: string }, given: Record<string, string> = {}) => ({
  ...{ 'on-day': '25', 'on-month': '11', 'on-year': '2026', at: '2:30pm', lasts: '60' },
  ...{ officer: officer.id, type: 'type_visit', purpose: 'purpose_explaining_prevent' },
  ...given,
});

describe('the form that plans a visit', () => {
  it('plans it, and goes to the plan', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await anInstitution(db, { districtId: (await anArea(db)).id });
    const path = `/staff/engagements/planned/new?institution=${id}`;
    const answer = await visit(NewPlan, db, officer, { path, form: typed(officer) });
    expect(answer.status).toBe(303);
    const [made] = await db.select().from(plannedContact);
    expect(made!.startsAt.toString()).toBe('2026-11-25T14:30:00Z');
    expect(answer.location).toBe(`/staff/engagements/planned/${made!.id}?done=planned`);
  });

  it('keeps what was typed beside what is wrong', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await anInstitution(db, { districtId: (await anArea(db)).id });
    const path = `/staff/engagements/planned/new?institution=${id}`;
    const form = typed(officer, { at: 'soon', 'on-day': '1', words: 'Ask Amir Khan, born 3/4/2009' });
    const { status, text, html } = await visit(NewPlan, db, officer, { path, form });
    expect(status).toBe(422);
    expect(text).toContain('Enter the time, like 2:30pm');
    expect(text).toContain('Enter a day from today on');
    expect(html).toContain('value="soon"');
    expect(await db.$count(plannedContact)).toBe(0);
  });

  it('warns once of a colleague who goes there, and of one who joined since', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { institutionId, id } = await aPlan(db, { startsAt: now.add(days(6)) });
    const path = `/staff/engagements/planned/new?institution=${institutionId}`;
    const first = await visit(NewPlan, db, officer, { path, form: typed(officer) });
    expect(first.status).toBe(409);
    expect(first.text).toMatch(/A colleague goes there within a fortnight.*Fri 27 Nov.*Plan it all the same/);
    const other = await aPlan(db, { institutionId, startsAt: now.add(days(7)) });
    const second = await visit(NewPlan, db, officer, { path, form: typed(officer, { knows: id }) });
    expect(second.status).toBe(409);
    const third = typed(officer, { knows: `${id} ${other.id}` });
    expect((await visit(NewPlan, db, officer, { path, form: third })).status).toBe(303);
  });

  it('plans nothing with those who declined contact', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const declined = { districtId: (await anArea(db)).id, contactState: 'declined' } as const;
    const { id } = await anInstitution(db, declined);
    const path = `/staff/engagements/planned/new?institution=${id}`;
    expect((await visit(NewPlan, db, officer, { path })).text).toContain('do not visit, call or write');
    const sent = await visit(NewPlan, db, officer, { path, form: typed(officer) });
    expect(sent.status).toBe(409);
    expect(await db.$count(plannedContact)).toBe(0);
  });
});

describe('a plan', () => {
  it('moves with a reason, is cancelled with another, and says both', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPlan(db, {}, officer);
    const params = { id };
    const move = typed(officer, { sequence: '0', reason: 'The head asked for it.' });
    expect((await visit(Move, db, officer, { params, form: move })).status).toBe(303);
    expect((await visit(Plan, db, officer, { params })).text).toMatch(
      /How it moved.*From 2pm on Saturday 21 November 2026 to 2:30pm on Wednesday 25 November 2026.*The head asked/,
    );
    const stale = await visit(Cancel, db, officer, { params, form: { sequence: '0', reason: 'Ill' } });
    expect(stale.status).toBe(409);
    const form = { sequence: '1', reason: 'Ill' };
    expect((await visit(Cancel, db, officer, { params, form })).status).toBe(303);
    const { text } = await visit(Plan, db, officer, { params });
    expect(text).toMatch(/Cancelled.*Dana Whitlock: Ill/);
    expect(text).not.toContain('Log this visit');
  });

  it('can be joined, and left again', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await aPlan(db);
    const press = (what: string) => visit(Plan, db, officer, { params: { id }, form: { do: what } });
    expect((await press('join')).status).toBe(303);
    expect((await visit(Plan, db, officer, { params: { id } })).text).toContain('Do not go along');
    expect((await press('leave')).status).toBe(303);
    expect((await visit(Plan, db, officer, { params: { id } })).text).toContain('Go along');
  });

  it('fills the form that logs it, and leads to the engagement once that is there', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id, institutionId } = await aPlan(db, { startsAt: now.subtract({ hours: 2 }) }, officer);
    const { html } = await visit(LogForm, db, officer, { path: `/staff/engagements/new?plan=${id}` });
    expect(html).toContain(`name="formToken" value="${id}"`);
    expect(html).toContain(`name="institution" value="${institutionId}"`);
    expect(html).toContain('value="8am"');
    const form = {
      ...{ formToken: id, institution: institutionId, organisation: '', area: '' },
      ...{ 'on-day': '21', 'on-month': '11', 'on-year': '2026', at: '8am', said: 'yes', marking: 'OFFICIAL' },
      ...{ type: 'type_visit', purpose: 'purpose_explaining_prevent', summary: 'They asked.' },
      'topic-1': 'topic_youth',
    };
    const name = /name="organisation"[^>]*value="([^"]+)"/.exec(html)?.[1] ?? '';
    const sent = await visit(LogForm, db, officer, { form: { ...form, organisation: name } });
    expect(sent.status).toBe(303);
    const { engagementId } = await read(db, id);
    expect(engagementId).not.toBeNull();
    const again = await visit(LogForm, db, officer, { path: `/staff/engagements/new?plan=${id}` });
    expect(again.location).toBe(`/staff/engagements/${engagementId}`);
  });

  it('is listed as mine, or with those of everybody', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPlan(db, { words: 'Mine' }, officer);
    await aPlan(db, { words: 'Of a colleague' });
    const mine = await visit(Plans, db, officer);
    expect(mine.text).toContain('Mine');
    expect(mine.text).not.toContain('Of a colleague');
    const all = await visit(Plans, db, officer, { path: '/staff/engagements/planned?whose=all' });
    expect(all.text).toContain('Of a colleague');
    const none = await visit(Plans, db, officer, { path: '/staff/engagements/planned?list=to_log' });
    expect(none.text).toContain('Everything that was planned is logged');
  });
});
