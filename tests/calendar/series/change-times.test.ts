import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { eventSeries, eventSeriesGap, type SeriesId } from '#db/schema/event-series.ts';
import { event } from '#db/schema/events.ts';
import { changeTimes } from '#lib/calendar/series/change-times.ts';
import { removeDate } from '#lib/calendar/series/remove.ts';
import type { Rule } from '#lib/calendar/series/rule.ts';
import { test as it } from '../../support/database.ts';
import { now } from '../../support/makers.ts';
import { aSeries, datesOf, evening, publish, starts, thursdays, times, uk } from './thursdays.ts';

describe('this date and later', () => {
  it('become a series that follows, with their rows and addresses, at the new time', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    const third = dates[2]!;
    const change = evening('2026-12-17', { sequence: third.sequence, rule: thursdays(times(4)).rule });
    const later = { ...change, startsAt: uk('2026-12-17T19:00'), endsAt: uk('2026-12-17T20:00') };
    const changed = await changeTimes(db, officer, third.id, later, now);
    const nextId = changed.ok ? changed.value.seriesId : seriesId;
    expect(starts(await datesOf(db, seriesId))).toEqual(['2026-12-03T18:00', '2026-12-10T18:00']);
    const after = await datesOf(db, nextId);
    expect(starts(after)).toEqual([
      '2026-12-17T19:00',
      '2026-12-24T19:00',
      '2026-12-31T19:00',
      '2027-01-07T19:00',
    ]);
    expect(after.map(({ id, slug }) => [id, slug])).toEqual(dates.slice(2).map(({ id, slug }) => [id, slug]));
    expect(after.every((row, index) => row.sequence > dates[index + 2]!.sequence)).toBe(true);
    const rows = await db.select().from(eventSeries).where(eq(eventSeries.id, nextId));
    expect(rows[0]).toMatchObject({ followsId: seriesId, rule: 'FREQ=WEEKLY;BYDAY=TH;COUNT=4' });
    const [old] = await db.select().from(eventSeries).where(eq(eventSeries.id, seriesId));
    expect(old).toMatchObject({ rule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20261210T235959Z', sequence: 1 });
  });

  it('keep a date that was moved by hand where it was put', async ({ db }) => {
    const { officer, dates } = await aSeries(db);
    const moved = { startsAt: uk('2026-12-25T10:00'), endsAt: uk('2026-12-25T11:00'), isException: true };
    await db.update(event).set(moved).where(eq(event.id, dates[3]!.id));
    const change = evening('2026-12-17', { sequence: dates[2]!.sequence, rule: thursdays(times(4)).rule });
    const later = { ...change, startsAt: uk('2026-12-17T19:00'), endsAt: uk('2026-12-17T20:00') };
    const changed = await changeTimes(db, officer, dates[2]!.id, later, now);
    expect(starts(await datesOf(db, changed.ok ? changed.value.seriesId : ('' as SeriesId)))).toEqual([
      '2026-12-17T19:00',
      '2026-12-25T10:00',
      '2026-12-31T19:00',
      '2027-01-07T19:00',
    ]);
  });

  it('go to another weekday in their order, and what was removed stays removed', async ({ db }) => {
    const { officer, dates } = await aSeries(db);
    await removeDate(db, officer, dates[3]!.id, { reason: 'No hall.', sequence: dates[3]!.sequence }, now);
    const rule: Rule = { interval: 1, pattern: { every: 'week', weekdays: [2] }, end: times(4) };
    const change = evening('2026-12-15', { sequence: dates[2]!.sequence, rule });
    const changed = await changeTimes(db, officer, dates[2]!.id, change, now);
    const id = changed.ok ? changed.value.seriesId : ('' as SeriesId);
    const after = await datesOf(db, id);
    expect(starts(after)).toEqual(['2026-12-15T18:00', '2026-12-29T18:00', '2027-01-05T18:00']);
    expect(after.map((row) => row.id)).toEqual([dates[2]!.id, dates[4]!.id, dates[5]!.id]);
    const gaps = await db.select().from(eventSeriesGap).where(eq(eventSeriesGap.seriesId, id));
    expect(starts(gaps.map(({ occursAt }) => ({ startsAt: occursAt })))).toEqual(['2026-12-22T18:00']);
  });

  it('lose the dates that a shorter rule has no place for, and gain those that a longer one has', async ({
    db,
  }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await publish(db, seriesId);
    const [first] = await datesOf(db, seriesId);
    const fewer = evening('2026-12-03', { sequence: first!.sequence });
    expect(await changeTimes(db, officer, first!.id, fewer, now)).toMatchObject({ value: { seriesId } });
    expect(await datesOf(db, seriesId)).toHaveLength(3);
    const [gone] = await db.select().from(event).where(eq(event.id, dates[5]!.id));
    expect(gone).toMatchObject({ seriesId: null, cancelReason: 'The series has no such date any more.' });
    const [again] = await datesOf(db, seriesId);
    const more = { ...fewer, sequence: again!.sequence, rule: thursdays(times(5)).rule };
    await changeTimes(db, officer, first!.id, more, now);
    expect(starts(await datesOf(db, seriesId)).slice(3)).toEqual(['2026-12-24T18:00', '2026-12-31T18:00']);
  });

  it('is refused to a form that shows what was before', async ({ db }) => {
    const { officer, dates } = await aSeries(db);
    const stale = evening('2026-12-17', { sequence: dates[2]!.sequence + 7 });
    expect(await changeTimes(db, officer, dates[2]!.id, stale, now)).toMatchObject({
      reason: 'changed meanwhile',
    });
  });
});
