import { describe, expect } from 'vitest';
import type { Officer } from '#lib/actor.ts';
import { keepReckonedDates } from '#lib/calendar/dates/keep-reckoned.ts';
import { findDate, listDates } from '#lib/calendar/dates/list.ts';
import Edit from '../../../src/pages/staff/calendar/dates/[id]/edit.astro';
import List from '../../../src/pages/staff/calendar/dates/index.astro';
import { it } from '../../support/database.ts';
import { aDate, aNotableDate } from '../../support/date-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { visit } from './visit.ts';

const path = (id: string) => `/staff/calendar/dates/${id}/edit`;
const typed = (given: Record<string, string> = {}) => ({
  ...{ sequence: '0', kind: 'court', title: aDate.title, source: 'Court list', area: '', shift: 'yes' },
  ...{ 'starts-day': '10', 'starts-month': '12', 'starts-year': '2026' },
  ...{ 'checked-day': '20', 'checked-month': '11', 'checked-year': '2026', ...given },
});

describe('the form that edits a date that matters', () => {
  it('opens filled in, saves, and says who changed what', async ({ db }) => {
    const officer: Officer = await anOfficer(db);
    const id = await aNotableDate(db, officer);
    const where = { params: { id }, path: path(id) };
    const { html } = await visit(Edit, db, officer, where);
    expect(html).toContain(`value="${aDate.title}"`);
    expect(html).toMatch(/name="starts-day"[^>]* value="3"/);
    const sent = await visit(Edit, db, officer, { ...where, form: typed() });
    expect([sent.status, sent.location]).toEqual([303, '/staff/calendar/dates?done=edited']);
    expect((await findDate(db, id))!.startsOn.toString()).toBe('2026-12-10');
    const after = await visit(Edit, db, officer, where);
    expect(after.text).toMatch(/What was changed.*Day \(before: 3 December 2026\).*Dana Whitlock/);
    const stale = await visit(Edit, db, officer, { ...where, form: typed({ title: 'Verdict' }) });
    expect([stale.status, stale.text]).toEqual([409, expect.stringContaining('Somebody changed this date')]);
  });

  it('keeps what was typed beside what is wrong', async ({ db }) => {
    const officer = await anOfficer(db);
    const id = await aNotableDate(db, officer);
    const form = typed({ 'starts-month': '13', title: 'Verdict' });
    const { status, text, html } = await visit(Edit, db, officer, { params: { id }, path: path(id), form });
    expect(status).toBe(422);
    expect(text).toContain('Enter the first day, like 3 12 2026');
    expect(html).toContain('value="Verdict"');
  });

  it('refuses in words what is reckoned by a rule, and leads on', async ({ db }) => {
    const officer = await anOfficer(db);
    await keepReckonedDates(db, now);
    const filter = { from: aDate.startsOn, to: aDate.startsOn.add({ days: 28 }) };
    const rows = await listDates(db, { areas: [], filter });
    const { id } = rows.find(({ title }) => title === 'Christmas Day')!;
    const where = { params: { id }, path: path(id) };
    const shown = await visit(Edit, db, officer, where);
    expect(shown.text).toContain('This date is reckoned by its rule, so there is nothing to correct');
    expect(shown.text).not.toContain('Save date');
    expect((await visit(Edit, db, officer, { ...where, form: typed() })).status).toBe(409);
    const { html } = await visit(List, db, officer, { path: '/staff/calendar/dates?month=2026-12' });
    expect(html).not.toContain(path(id));
    expect(html).toContain(`/staff/calendar/dates/${id}/withdraw`);
  });
});
