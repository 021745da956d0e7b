import { describe, expect } from 'vitest';
import Calendar from '../../../src/pages/staff/calendar/index.astro';
import FreeTime from '../../../src/pages/staff/calendar/free-time.astro';
import MoveEvent from '../../../src/pages/staff/events/[id]/move.astro';
import NewEvent from '../../../src/pages/staff/events/new.astro';
import { it } from '../../support/database.ts';
import { anEvent, aPublishedEvent } from '../../support/event-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { aPlan } from '../../support/plan-makers.ts';
import { visit } from './visit.ts';

const at = (text: string) => Temporal.Instant.from(text);

describe('the calendar of the staff', () => {
  it('is an agenda of two weeks with what can be planned on each day', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPublishedEvent(db);
    const { text, html } = await visit(Calendar, db, officer, { path: '/staff/calendar' });
    expect(text).toMatch(/Thursday 3 December 2026.*10am to 12 noon, Event Coffee morning Addison Hall/);
    expect(html).toContain('href="/staff/events/new?on=2026-12-03"');
    expect(html).toContain('href="/staff/engagements/planned/new?on=2026-12-03"');
  });

  it('says so where nothing is planned', async ({ db }) => {
    const path = '/staff/calendar?on=2027-02-01';
    const { text } = await visit(Calendar, db, await anOfficer(db, 'prevent_officer'), { path });
    expect(text).toContain('Nothing is planned in these two weeks');
  });

  it('shows a month as whole weeks with today marked, and leads to the day that has more', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    for (let count = 0; count < 6; count++)
      await aPublishedEvent(db, { startsAt: at('2026-11-21T18:00:00Z') });
    const { html, text } = await visit(Calendar, db, officer, { path: '/staff/calendar?view=month' });
    expect(html.match(/<td /g)).toHaveLength(42);
    expect(html.match(/aria-current="date"/g)).toHaveLength(1);
    expect(text).toContain('+3 more on Saturday 21 November 2026');
    expect(html).toContain('href="/staff/calendar?view=day"');
    const day = await visit(Calendar, db, officer, { path: '/staff/calendar?view=day' });
    expect(day.html.match(/class="entry /g)).toHaveLength(6);
  });

  it('shows a week by parts of the day, and bank holidays in words', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPublishedEvent(db, { startsAt: at('2026-12-22T18:00:00Z') });
    const path = '/staff/calendar?view=week&on=2026-12-25';
    const { text } = await visit(Calendar, db, officer, { path });
    expect(text).toContain('21 December 2026 to 27 December 2026');
    expect(text).toMatch(/All day, Date Bank holiday.*Tue 22 Dec, evening 6pm to 8pm, Event Coffee morning/);
  });

  it('leads from what is mine to its move page, and from nothing else', async ({ db }) => {
    const [officer, other] = [await anOfficer(db, 'prevent_officer'), await anOfficer(db, 'prevent_officer')];
    const { id } = await anEvent(db, { leadOfficerId: officer.id });
    const path = '/staff/calendar?view=month&on=2026-12-03';
    const mine = await visit(Calendar, db, officer, { path });
    expect(mine.html).toContain(`href="/staff/events/${id}/move"`);
    expect(mine.html).toContain('data-starts="2026-12-03T10:00"');
    expect((await visit(Calendar, db, other, { path })).html).not.toContain(`/staff/events/${id}/move`);
  });

  it('fills in the day that it leads with, for a new event and for one that moves', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const { id } = await anEvent(db, { leadOfficerId: officer.id });
    const query = '?on=2027-01-19';
    const pages = [
      await visit(NewEvent, db, officer, { path: `/staff/events/new${query}` }),
      await visit(MoveEvent, db, officer, { path: `/staff/events/${id}/move${query}`, params: { id } }),
    ];
    for (const { html } of pages) {
      const typed = ['day', 'month', 'year'].map((part) => {
        const [input = ''] = html.match(new RegExp(`<input[^>]*name="on-${part}"[^>]*>`)) ?? [];
        return /value="(\d+)"/.exec(input)?.[1];
      });
      expect(typed).toEqual(['19', '1', '2027']);
    }
  });

  it('shows the layers that are ticked, and everything where the address makes no sense', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    await aPlan(db, {}, officer);
    const only = await visit(Calendar, db, officer, { path: '/staff/calendar?layers=events&layers=dates' });
    expect(only.text).not.toContain('My visit Visit:');
    const odd = '/staff/calendar?layers=everything&view=year&on=2026-02-30&area=<script>';
    const { status, html } = await visit(Calendar, db, officer, { path: odd });
    expect(status).toBe(200);
    expect(html).toContain('entry-visits');
  });

  it('writes titles as words, whatever stands in them', async ({ db }) => {
    await aPublishedEvent(db, { title: '<b data-moves="yes">Tea</b>' });
    const path = '/staff/calendar?view=month&on=2026-12-01';
    const { html } = await visit(Calendar, db, await anOfficer(db, 'prevent_officer'), { path });
    expect(html).not.toContain('<b data-moves');
  });

  it('leads to planning a visit, from its head and from each day that is still to come', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const to = (on: string) => `href="/staff/engagements/planned/new?on=${on}"`;
    for (const view of ['month', 'week', 'day']) {
      const { html } = await visit(Calendar, db, officer, {
        path: `/staff/calendar?view=${view}&on=2026-11-25`,
      });
      expect(html, view).toContain(to('2026-11-25'));
      expect(html, view).not.toContain(to('2026-11-20'));
    }
    const past = await visit(Calendar, db, officer, { path: '/staff/calendar?view=month&on=2026-10-01' });
    expect(past.html).toContain(`${to('2026-11-21')} class`);
    expect(past.html).not.toContain(to('2026-10-01'));
    const reader = await visit(Calendar, db, await anOfficer(db, 'npt_reader'), {
      path: '/staff/calendar?view=month',
    });
    expect(reader.html).not.toContain('/staff/engagements/planned/new');
  });

  it('is not there for those who may not see it', async ({ db }) => {
    expect((await visit(Calendar, db, await anOfficer(db, 'dpo'))).status).toBe(404);
    expect((await visit(FreeTime, db, await anOfficer(db, 'npt_reader'))).status).toBe(404);
  });
});

describe('the free time of the team', () => {
  it('is when none of those chosen has an event, without telling what they have', async ({ db }) => {
    const officer = await anOfficer(db, 'prevent_officer');
    const lead = { leadOfficerId: officer.id, title: 'Quiet talk', startsAt: at('2026-11-23T10:00:00Z') };
    await anEvent(db, lead);
    await aPlan(db, { startsAt: at('2026-11-23T14:00:00Z') }, officer);
    const path = `/staff/calendar/free-time?who=${officer.id}&lasts=60`;
    const { text } = await visit(FreeTime, db, officer, { path });
    expect(text).toContain('Monday 23 November 2026 9am to 10am; 12 noon to 2pm; 3pm to 5pm');
    expect(text).not.toContain('Quiet talk');
  });
});
