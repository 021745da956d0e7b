import { asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventSeries } from '#db/schema/event-series.ts';
import { event, type EventId } from '#db/schema/events.ts';
import End from '../../../src/pages/staff/events/[id]/series/end.astro';
import Series from '../../../src/pages/staff/events/[id]/series/index.astro';
import Remove from '../../../src/pages/staff/events/[id]/series/remove.astro';
import Spread from '../../../src/pages/staff/events/[id]/series/spread.astro';
import Times from '../../../src/pages/staff/events/[id]/series/times.astro';
import { it } from '../../support/database.ts';
import { anEvent } from '../../support/event-makers.ts';
import { anOfficer } from '../../support/makers.ts';
import { anArea } from '../../support/promise-makers.ts';
import { aDateOfSeries } from '../../support/series-makers.ts';
import { visit } from './visit.ts';

const at = (text: string) => Temporal.Instant.from(text);
const path = (id: string, more = '') => `/staff/events/${id}/series${more}`;
const read = async (db: Db, id: EventId) => (await db.select().from(event).where(eq(event.id, id)))[0]!;
const datesOf = async (db: Db, id: EventId) => {
  const { seriesId } = await read(db, id);
  return db.select().from(event).where(eq(event.seriesId, seriesId!)).orderBy(asc(event.occursAt));
};

const aThursday = async (db: Db) => {
  const officer = await anOfficer(db);
  const given = { startsAt: at('2026-12-17T18:00:00Z'), endsAt: at('2026-12-17T19:30:00Z') };
  const first = await anEvent(db, { ...given, areaId: (await anArea(db)).id, leadOfficerId: officer.id });
  return { officer, first, params: { id: first.id }, path: path(first.id) };
};
const aSeries = async (db: Db) => {
  const officer = await anOfficer(db);
  const id = await aDateOfSeries(db, officer, (await anArea(db)).id);
  return { officer, id, params: { id }, dates: await datesOf(db, id) };
};

const monthly = (given: Record<string, string> = {}) => ({
  ...{ repeats: 'month', repeatEvery: '1', repeatOn: 'weekday', repeatEnd: 'until', holidays: 'keep' },
  ...{ 'repeatUntil-day': '17', 'repeatUntil-month': '6', 'repeatUntil-year': '2027', ...given },
});

describe('the form that repeats an event', () => {
  it('offers the days that the first date is: the third Thursday, the 17th', async ({ db }) => {
    const { officer, ...where } = await aThursday(db);
    const { text } = await visit(Series, db, officer, where);
    expect(text).toContain('The third Thursday');
    expect(text).toContain('The 17th');
    expect(text).not.toContain('The last Thursday');
  });

  it('shows the dates in a sentence and a table before anything is saved', async ({ db }) => {
    const { officer, first, ...where } = await aThursday(db);
    const answer = await visit(Series, db, officer, { ...where, form: monthly({ intent: 'preview' }) });
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Every third Thursday of the month, 6pm to 7:30pm, until 17 June 2027');
    expect(answer.text).toMatch(/7 dates. Nothing is saved yet/);
    expect(answer.text).toMatch(/Thursday 15 April 2027\s*6pm to 7:30pm/);
    expect((await read(db, first.id)).seriesId).toBeNull();
  });

  it('makes the series, and goes to its page', async ({ db }) => {
    const { officer, first, ...where } = await aThursday(db);
    const answer = await visit(Series, db, officer, { ...where, form: monthly({ intent: 'make' }) });
    expect([answer.status, answer.location]).toEqual([303, `${path(first.id)}?done=made&dates=7`]);
    expect(await datesOf(db, first.id)).toHaveLength(7);
    const shown = await visit(Series, db, officer, { ...where, path: `${path(first.id)}?done=made` });
    expect(shown.text).toContain('The series is made');
    expect(shown.text).toContain('Every third Thursday of the month, 6pm to 7:30pm, until 17 June 2027');
    expect(shown.text).toMatch(/Thursday 21 January 2027, 6pm to 7:30pm\s*Draft/);
  });

  it('says what a bank holiday does to the dates', async ({ db }) => {
    const { officer, ...where } = await aThursday(db);
    const weekly = monthly({ repeats: 'week', repeatWeekday: '', holidays: 'skip', intent: 'preview' });
    const form = { ...weekly, repeatWeekday: '5' };
    const wrong = await visit(Series, db, officer, { ...where, form });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain('The first date, 17 December 2026, is a Thursday. Choose Thursday too');
    const both = { ...form, repeatWeekday: ['4', '5'] };
    const { text } = await visit(Series, db, officer, { ...where, form: both });
    expect(text).toMatch(/Friday 25 December 2026\s*Left out\s*A bank holiday/);
  });

  it.for([
    ['a series of 10,000', { repeatEnd: 'count', repeatCount: '10000' }, 422, 'from 2 to 500'],
    ['every day without an end', { repeats: 'day', repeatEnd: 'never' }, 409, 'more than 500 dates'],
    [
      'an end before the start',
      { 'repeatUntil-year': '2025' },
      422,
      'Enter a day after the first date, 17 December',
    ],
    ['no such day', { 'repeatUntil-day': '31' }, 422, 'Enter the last day, like 17 6 2027'],
    [
      'an end too soon',
      { 'repeatUntil-day': '18', 'repeatUntil-month': '12', 'repeatUntil-year': '2026' },
      409,
      'no series',
    ],
  ] as [string, Record<string, string>, number, string][])(
    'refuses %s in words',
    async ([, given, status, words], { db }) => {
      const { officer, first, ...where } = await aThursday(db);
      const form = monthly({ ...given, intent: 'make' });
      const answer = await visit(Series, db, officer, { ...where, form });
      expect(answer.status).toBe(status);
      expect(answer.text).toContain(words);
      expect((await read(db, first.id)).seriesId).toBeNull();
    },
  );

  it('asks what happens to 29 February in other years', async ({ db }) => {
    const { officer, first, ...where } = await aThursday(db);
    const leap = { startsAt: at('2028-02-29T18:00:00Z'), endsAt: at('2028-02-29T19:00:00Z') };
    await db.update(event).set(leap).where(eq(event.id, first.id));
    const form = monthly({ repeats: 'year', repeatOn: 'day', repeatEnd: 'count', repeatCount: '3' });
    const asked = await visit(Series, db, officer, { ...where, form });
    expect(asked.status).toBe(422);
    expect(asked.text).toContain('Only leap years have 29 February. Choose what happens in the others');
    const skip = await visit(Series, db, officer, { ...where, form: { ...form, repeatShort: 'skip' } });
    expect(skip.text).toMatch(/Every year on 29 February, in leap years alone.*29 February 2036/);
    const last = await visit(Series, db, officer, { ...where, form: { ...form, repeatShort: 'last_day' } });
    expect(last.text).toMatch(/Every year on the last day of February.*28 February 2030/);
  });
});

describe('the pages of a series', () => {
  it('take out one date for a reason, and put it back', async ({ db }) => {
    const { officer, dates } = await aSeries(db);
    const second = dates[1]!;
    const form = { reason: 'The hall is closed.', sequence: String(second.sequence) };
    const where = { params: { id: second.id }, path: path(second.id, '/remove') };
    const gone = await visit(Remove, db, officer, { ...where, form });
    expect([gone.status, gone.location]).toEqual([303, `${path(dates[0]!.id)}?done=removed`]);
    const here = { params: { id: dates[0]!.id }, path: path(dates[0]!.id) };
    expect((await visit(Series, db, officer, here)).text).toMatch(/Thursday 10 December 2026\s*Left out/);
    const back = { intent: 'put-back', occursAt: second.occursAt!.toString() };
    expect((await visit(Series, db, officer, { ...here, form: back })).status).toBe(303);
    expect(await datesOf(db, dates[0]!.id)).toHaveLength(3);
  });

  it('change the time from one date on', async ({ db }) => {
    const { officer, dates } = await aSeries(db);
    const second = dates[1]!;
    const where = { params: { id: second.id }, path: path(second.id, '/times') };
    const before = await visit(Times, db, officer, where);
    expect(before.html).toContain('value="18:00"');
    const form = {
      ...monthly({ repeats: 'week', repeatEnd: 'count', repeatCount: '2' }),
      ...{ 'date-day': '10', 'date-month': '12', 'date-year': '2026', starts: '7pm', ends: '8pm' },
      sequence: String(second.sequence),
    };
    const seen = await visit(Times, db, officer, { ...where, form: { ...form, intent: 'preview' } });
    expect(seen.text).toContain('Every Thursday, 7pm to 8pm, 2 times');
    const wrong = await visit(Times, db, officer, { ...where, form: { ...form, ends: '6pm' } });
    expect([wrong.status, wrong.text]).toEqual([
      422,
      expect.stringContaining('Enter an end after the start'),
    ]);
    const changed = await visit(Times, db, officer, { ...where, form: { ...form, intent: 'change' } });
    expect([changed.status, changed.location]).toEqual([303, `${path(second.id)}?done=moved`]);
    expect((await read(db, second.id)).startsAt.toString()).toBe('2026-12-10T19:00:00Z');
    expect((await read(db, dates[0]!.id)).startsAt.toString()).toBe('2026-12-03T18:00:00Z');
    const after = await visit(Series, db, officer, { params: { id: second.id }, path: path(second.id) });
    expect(after.text).toContain('It follows an earlier series');
  });

  it('end it, and let it go on', async ({ db }) => {
    const { officer, dates, id, params } = await aSeries(db);
    const form = { reason: 'The hall closes.', sequence: String(dates[0]!.sequence) };
    const ended = await visit(End, db, officer, { params, path: path(id, '/end'), form });
    expect([ended.status, ended.location]).toEqual([303, `${path(id)}?done=ended`]);
    expect(await datesOf(db, id)).toHaveLength(1);
    const on = await visit(Series, db, officer, { params, path: path(id), form: { intent: 'go-on' } });
    expect(on.location).toBe(`${path(id)}?done=go-on`);
    expect(await datesOf(db, id)).toHaveLength(3);
    const [row] = await db.select().from(eventSeries).where(eq(eventSeries.id, dates[0]!.seriesId!));
    expect(row!.endedAt).toBeNull();
  });

  it('give what was changed on one date to the others', async ({ db }) => {
    const { officer, id, dates, params } = await aSeries(db);
    const where = { params, path: path(id, '/spread') };
    expect((await visit(Spread, db, officer, where)).text).toContain('This date is like the others');
    await db.update(event).set({ title: 'Tea and talk' }).where(eq(event.id, id));
    expect((await visit(Spread, db, officer, where)).text).toMatch(/different on this date: Title/);
    const form = { scope: 'all', sequence: String(dates[0]!.sequence) };
    const answer = await visit(Spread, db, officer, { ...where, form });
    expect([answer.status, answer.location]).toEqual([303, `${path(id)}?done=spread`]);
    expect((await datesOf(db, id)).map(({ title }) => title)).toEqual(Array(3).fill('Tea and talk'));
  });

  it('are not there for an officer of another place, or for an event that is in no series', async ({
    db,
  }) => {
    const { officer, first, params } = await aThursday(db);
    expect((await visit(Times, db, officer, { params, path: path(first.id, '/times') })).status).toBe(404);
    const reader = await anOfficer(db, 'npt_reader');
    expect((await visit(Series, db, reader, { params, path: path(first.id) })).status).toBe(404);
  });
});
