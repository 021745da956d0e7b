import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventSeries } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import Event from '../../../src/pages/staff/events/[id]/index.astro';
import NewEvent from '../../../src/pages/staff/events/new.astro';
import type { Officer } from '#lib/actor.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { anArea } from '../../support/promise-makers.ts';
import { visit } from './visit.ts';

type Fields = Record<string, string | string[]>;
const title = 'Tea and questions';
const day = (name: string, on: string) => {
  const [year = '', month = '', date = ''] = on.split('-').map((part) => String(Number(part)));
  return { [`${name}-day`]: date, [`${name}-month`]: month, [`${name}-year`]: year };
};

/** The form as it is sent: a coffee morning on the third Thursday of December, monthly until June. */
async function typed(db: Db, officer: Officer, given: Fields = {}): Promise<Fields> {
  const { id: area } = await anArea(db);
  return {
    ...{ type: 'type_community_event', title, summary: 'Ask us.', visibility: 'usual', police: 'yes' },
    ...{ organiser: 'The team', mode: 'in_person', venue: 'Addison Hall', postcode: 'MK42 9KC', area },
    ...{ parking: 'Free car park', lead: officer.id, registration: 'none', party: '6' },
    ...{ ...day('on', '2026-12-17'), from: '6pm', to: '7:30pm' },
    ...{ repeats: 'month', repeatEvery: '1', repeatOn: 'weekday', repeatEnd: 'until', holidays: 'keep' },
    ...day('repeatUntil', '2027-06-17'),
    ...given,
  };
}
const hidden = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
const datesOf = (db: Db) =>
  db.select().from(event).where(eq(event.title, title)).orderBy(asc(event.startsAt));

/** Sends the form, and sends it again with what it remembers, as pressing the button twice does. */
async function sendTwice(db: Db, officer: Officer, given: Fields = {}) {
  const form = await typed(db, officer, given);
  const shown = await visit(NewEvent, db, officer, { form });
  const marks = { seenDates: hidden(shown.html, 'seenDates'), knows: hidden(shown.html, 'knows') };
  return { shown, sent: await visit(NewEvent, db, officer, { form: { ...form, ...marks } }) };
}

describe('the form of a new event', () => {
  it('is of one date, where nobody says that it comes back', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = await typed(db, officer, { repeats: 'no' });
    const sent = await visit(NewEvent, db, officer, { form });
    const [one, ...more] = await datesOf(db);
    expect([sent.status, sent.location]).toEqual([303, `/staff/events/${one!.id}?done=drafted`]);
    expect([one!.seriesId, more]).toEqual([null, []]);
  });

  it('offers the neighbourhood teams of the place, and takes the one that is chosen', async ({ db }) => {
    const officer = await anOfficer(db);
    const { id: parentId } = await anArea(db);
    const team = {
      kind: 'neighbourhood',
      name: 'Marsh Farm team',
      slug: 'marsh-farm',
      code: 'bedfordshire/N9',
      parentId,
    } as const;
    const [made] = await db
      .insert(area)
      .values({ ...team, validFrom: Temporal.PlainDate.from('2020-01-01') })
      .returning();
    expect((await visit(NewEvent, db, officer)).text).toContain('Neighbourhood policing team');
    const form = await typed(db, officer, { repeats: 'no', neighbourhood: made!.id });
    const sent = await visit(NewEvent, db, officer, { form });
    const [one] = await datesOf(db);
    expect([sent.status, one!.neighbourhoodId]).toEqual([303, made!.id]);
    const { text } = await visit(Event, db, officer, {
      params: { id: one!.id },
      path: `/staff/events/${one!.id}`,
    });
    expect(text).toMatch(/Neighbourhood team\s*Marsh Farm team/);
    const other = { ...form, neighbourhood: officer.id };
    expect((await visit(NewEvent, db, officer, { form: other })).text).toContain(
      'Choose one of your neighbourhood teams',
    );
  });

  it('shows the dates of a series before it saves any, then saves them all at once', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = await typed(db, officer);
    const shown = await visit(NewEvent, db, officer, { form });
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('Every third Thursday of the month, 6pm to 7:30pm, until 17 June 2027');
    expect(shown.text).toMatch(/7 dates. Nothing is saved yet.*Save 7 dates as drafts/);
    expect(await datesOf(db)).toEqual([]);

    const { sent } = await sendTwice(db, officer);
    const rows = await datesOf(db);
    expect([sent.status, sent.location]).toEqual([
      303,
      `/staff/events/${rows[0]!.id}/series?done=made&dates=7`,
    ]);
    expect(rows).toHaveLength(7);
    expect(new Set(rows.map(({ seriesId }) => seriesId)).size).toBe(1);
    expect(rows.every(({ publishedAt, approvedAt }) => !publishedAt && !approvedAt)).toBe(true);
  });

  it('shows them anew when the rule was changed since', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = await typed(db, officer);
    const { html } = await visit(NewEvent, db, officer, { form });
    const changed = { ...form, repeatEvery: '2', seenDates: hidden(html, 'seenDates') };
    const again = await visit(NewEvent, db, officer, { form: changed });
    expect([again.status, await datesOf(db)]).toEqual([200, []]);
    expect(again.text).toContain('4 dates. Nothing is saved yet');
  });

  it('shows the dates also where something else is still missing', async ({ db }) => {
    const officer = await anOfficer(db);
    const form = await typed(db, officer, { title: '', venue: '' });
    const { status, text } = await visit(NewEvent, db, officer, { form });
    expect(status).toBe(422);
    expect(text).toContain('Enter what it is called');
    expect(text).toContain('7 dates. Nothing is saved yet');
  });

  it('keeps whole days whole across both changes of the clocks', async ({ db }) => {
    const officer = await anOfficer(db);
    const days = { ...day('on', '2027-03-28'), allDay: 'true', from: '', to: '' };
    const rule = { repeats: 'week', repeatEvery: '31', repeatEnd: 'count', repeatCount: '2' };
    const { sent } = await sendTwice(db, officer, { ...days, ...rule });
    expect(sent.status).toBe(303);
    expect((await datesOf(db)).map((row) => [row.startsAt.toString(), row.endsAt.toString()])).toEqual([
      ['2027-03-28T00:00:00Z', '2027-03-28T23:00:00Z'],
      ['2027-10-30T23:00:00Z', '2027-11-01T00:00:00Z'],
    ]);
  });

  it('asks what becomes of 29 February in other years', async ({ db }) => {
    const officer = await anOfficer(db);
    const leap = { ...day('on', '2028-02-29'), repeats: 'year', repeatOn: 'day' };
    const form = await typed(db, officer, { ...leap, repeatEnd: 'count', repeatCount: '3' });
    const asked = await visit(NewEvent, db, officer, { form });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Only leap years have 29 February. Choose what happens in the others');
    const last = await visit(NewEvent, db, officer, { form: { ...form, repeatShort: 'last_day' } });
    expect(last.text).toMatch(/Every year on the last day of February.*28 February 2030/);
  });

  it.for([
    ['an end before the start', { to: '5pm' }, 'It ends before it starts'],
    ['a series that ends before it begins', day('repeatUntil', '2025-01-01'), 'Enter a day after the first'],
    ['a series of 10,000', { repeatEnd: 'count', repeatCount: '10000' }, 'from 2 to 500'],
    ['every day without an end', { repeats: 'day', repeatEnd: 'never' }, 'more than 500 dates'],
    ['no such way to come back', { repeats: 'hourly' }, 'Choose how often it comes back'],
  ] as [string, Fields, string][])(
    'refuses %s in words, and saves nothing',
    async ([, given, words], { db }) => {
      const officer = await anOfficer(db);
      const { sent } = await sendTwice(db, officer, given);
      expect(sent.status).toBe(422);
      expect(sent.text).toContain(words);
      expect(await datesOf(db)).toEqual([]);
      expect(await db.$count(eventSeries)).toBe(0);
    },
  );
});
