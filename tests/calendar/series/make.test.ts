import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { eventSeriesGap, type SeriesId } from '#db/schema/event-series.ts';
import { event, eventTag } from '#db/schema/events.ts';
import { extendSeries } from '#lib/calendar/series/extend.ts';
import { makeSeries, type Repeat } from '#lib/calendar/series/make.ts';
import { test as it } from '../../support/database.ts';
import { anEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';
import { aSeries, datesOf, publish, starts, thursdays, times, uk } from './thursdays.ts';

describe('making a series of an event', () => {
  it('gives each date a page of its own, with whom it is for, as a draft', async ({ db }) => {
    const officer = await anOfficer(db);
    const first = await anEvent(db, { startsAt: uk('2026-12-03T18:00'), endsAt: uk('2026-12-03T19:30') });
    await db
      .insert(eventTag)
      .values({ eventId: first.id, termCode: 'audience_everyone' })
      .onConflictDoNothing();
    const made = await makeSeries(db, officer, first.id, thursdays(times(4)), now);
    const rows = await datesOf(db, made.ok ? made.value.seriesId : ('' as SeriesId));
    expect(starts(rows)).toEqual([
      '2026-12-03T18:00',
      '2026-12-10T18:00',
      '2026-12-17T18:00',
      '2026-12-24T18:00',
    ]);
    expect(rows[0]).toMatchObject({ id: first.id, slug: first.slug });
    expect(new Set(rows.map(({ slug }) => slug)).size).toBe(4);
    expect(rows.every(({ publishedAt, approvedAt }) => !publishedAt && !approvedAt)).toBe(true);
    const tags = await db.select().from(eventTag).where(eq(eventTag.eventId, rows[3]!.id));
    expect(tags.map(({ termCode }) => termCode)).toEqual(['audience_everyone']);
  });

  it.for([
    ['a series of 10,000', thursdays(times(10_000)), 'too many dates'],
    [
      'every day without an end',
      {
        ...thursdays({ kind: 'never' }),
        rule: { interval: 1, pattern: { every: 'day' }, end: { kind: 'never' } },
      },
      'too many dates',
    ],
    [
      'an end before its start',
      thursdays({ kind: 'until', on: Temporal.PlainDate.from('2026-12-02') }),
      'ends before it starts',
    ],
    [
      'a first date that is another weekday',
      {
        ...thursdays(times(3)),
        rule: { interval: 1, pattern: { every: 'week', weekdays: [2] }, end: times(3) },
      },
      'first date is not in the rule',
    ],
    ['a single date', thursdays(times(1)), 'only one date'],
  ] as [string, Repeat, string][])('is refused for %s', async ([, repeat, reason], { db }) => {
    const officer = await anOfficer(db);
    const first = await anEvent(db, { startsAt: uk('2026-12-03T18:00'), endsAt: uk('2026-12-03T19:30') });
    expect(await makeSeries(db, officer, first.id, repeat, now)).toEqual({ ok: false, reason });
  });

  it('is refused for an event that is a date of one already', async ({ db }) => {
    const { officer, first } = await aSeries(db);
    expect(await makeSeries(db, officer, first.id, thursdays(times(3)), now)).toMatchObject({
      reason: 'in a series already',
    });
  });

  it('notes the bank holidays that it leaves out', async ({ db }) => {
    const officer = await anOfficer(db);
    const first = await anEvent(db, { startsAt: uk('2026-12-11T18:00'), endsAt: uk('2026-12-11T19:30') });
    const fridays = {
      interval: 1,
      pattern: { every: 'week' as const, weekdays: [5 as const] },
      end: times(4),
    };
    const made = await makeSeries(db, officer, first.id, { rule: fridays, holidays: 'skip' }, now);
    expect(made).toMatchObject({ ok: true, value: { dates: 2 } });
    const gaps = await db.select().from(eventSeriesGap);
    const own = gaps.filter(({ seriesId }) => made.ok && seriesId === made.value.seriesId);
    expect(starts(own.map(({ occursAt }) => ({ startsAt: occursAt })))).toEqual([
      '2026-12-25T18:00',
      '2027-01-01T18:00',
    ]);
  });
});

describe('a rule without an end', () => {
  it('has its dates made two years ahead, and a night later one more where one is due, as the others stand', async ({
    db,
  }) => {
    const officer = await anOfficer(db);
    const first = await anEvent(db, { startsAt: uk('2026-12-03T18:00'), endsAt: uk('2026-12-03T19:30') });
    const made = await makeSeries(db, officer, first.id, thursdays({ kind: 'never' }), now);
    const id = made.ok ? made.value.seriesId : ('' as SeriesId);
    const before = await datesOf(db, id);
    expect(starts(before).at(-1)).toBe('2028-11-30T18:00');
    await publish(db, id);
    await extendSeries(db, now.add({ hours: 24 * 20 }));
    const after = await datesOf(db, id);
    expect(starts(after).slice(before.length)).toEqual(['2028-12-07T18:00']);
    expect(after.at(-1)).toMatchObject({ publishedAt: now, approvedAt: now });
    await extendSeries(db, now.add({ hours: 24 * 20 }));
    expect(await datesOf(db, id)).toHaveLength(after.length);
  });
});
