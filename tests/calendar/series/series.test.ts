import { and, asc, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { eventSeries, eventSeriesGap, type SeriesId } from '#db/schema/event-series.ts';
import { event, eventTag } from '#db/schema/events.ts';
import { beforeEdit, carryOver } from '#lib/calendar/series/carry-over.ts';
import { changeTimes, type TimesChange } from '#lib/calendar/series/change-times.ts';
import { endSeries, goOn } from '#lib/calendar/series/end.ts';
import { extendSeries } from '#lib/calendar/series/extend.ts';
import { makeSeries, type Repeat } from '#lib/calendar/series/make.ts';
import { putBack, removeDate } from '#lib/calendar/series/remove.ts';
import type { Rule } from '#lib/calendar/series/rule.ts';
import { ukMoment } from '#lib/dates.ts';
import { test as it } from '../../support/database.ts';
import { anEvent } from '../../support/event-makers.ts';
import { anOfficer, now } from '../../support/makers.ts';

const uk = (text: string) =>
  ukMoment(Temporal.PlainDate.from(text.slice(0, 10)), Temporal.PlainTime.from(text.slice(11)));
const thursdays = (end: Rule['end']): Repeat => ({
  rule: { interval: 1, pattern: { every: 'week', weekdays: [4] }, end },
  holidays: 'keep',
});
const times = (count: number) => ({ kind: 'count', times: count }) as const;

/** A series of Thursdays at 6pm from 3 December 2026 on. */
async function aSeries(db: Db, count = 6, given: Partial<typeof event.$inferInsert> = {}) {
  const officer = await anOfficer(db);
  const startsAt = uk('2026-12-03T18:00');
  const endsAt = uk('2026-12-03T19:30');
  const first = await anEvent(db, { startsAt, endsAt, leadOfficerId: officer.id, ...given });
  const made = await makeSeries(db, officer, first.id, thursdays(times(count)), now);
  if (!made.ok) throw new Error(made.reason);
  return { officer, first, seriesId: made.value.seriesId, dates: await datesOf(db, made.value.seriesId) };
}

const datesOf = (db: Db, id: SeriesId) =>
  db.select().from(event).where(eq(event.seriesId, id)).orderBy(asc(event.occursAt));
const starts = (rows: readonly { startsAt: Temporal.Instant }[]) =>
  rows.map(({ startsAt }) =>
    startsAt.toZonedDateTimeISO('Europe/London').toPlainDateTime().toString({ smallestUnit: 'minute' }),
  );
const publish = async (db: Db, id: SeriesId) => {
  const approver = await anOfficer(db);
  const out = { askedAt: now, approvedAt: now, approvedBy: approver.id, publishedAt: now };
  await db.update(event).set(out).where(eq(event.seriesId, id));
};
const evening = (date: string, more: Partial<TimesChange> & { sequence: number }): TimesChange => ({
  ...{ allDay: false, holidays: 'keep' as const },
  ...{ startsAt: uk(`${date}T18:00`), endsAt: uk(`${date}T19:30`), rule: thursdays(times(3)).rule, ...more },
});

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

describe('an edit that is carried over', () => {
  const edit = async (
    db: Db,
    id: (typeof event.$inferSelect)['id'],
    set: Partial<typeof event.$inferInsert>,
  ) => {
    const before = await beforeEdit(db, id);
    await db
      .update(event)
      .set({ ...set, isException: true })
      .where(eq(event.id, id));
    return before!;
  };

  it('reaches all dates to come, but for what somebody made different', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await db.update(event).set({ title: 'Carols' }).where(eq(event.id, dates[3]!.id));
    const before = await edit(db, dates[1]!.id, { title: 'Tea and talk', summary: 'Tea, and a talk.' });
    const carried = await carryOver(db, officer, dates[1]!.id, { before, scope: 'all' }, now);
    expect(carried).toEqual({ ok: true, value: { seriesId, dates: 5 } });
    const after = await datesOf(db, seriesId);
    expect(after.map(({ title }) => title)).toEqual([
      ...['Tea and talk', 'Tea and talk', 'Tea and talk', 'Carols', 'Tea and talk', 'Tea and talk'],
    ]);
    expect(after.every(({ summary }) => summary === 'Tea, and a talk.')).toBe(true);
    expect(after[1]!.isException).toBe(false);
  });

  it('parts the series where it is for this date and later', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    const before = await edit(db, dates[4]!.id, { venue: 'Bunyan Hall' });
    const carried = await carryOver(db, officer, dates[4]!.id, { before, scope: 'later' }, now);
    const nextId = carried.ok ? carried.value.seriesId : seriesId;
    expect(nextId).not.toBe(seriesId);
    expect((await datesOf(db, nextId)).map(({ venue }) => venue)).toEqual(['Bunyan Hall', 'Bunyan Hall']);
    expect((await datesOf(db, seriesId)).map(({ venue }) => venue)).toEqual(Array(4).fill('Addison Hall'));
  });

  it('takes approval from the others where the edit took it from the one', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await publish(db, seriesId);
    const none = { approvedAt: null, approvedBy: null, publishedAt: null, askedAt: now };
    const before = await edit(db, dates[0]!.id, { title: 'Tea and talk', ...none });
    await carryOver(db, officer, dates[0]!.id, { before, scope: 'all' }, now);
    const out = await db
      .select()
      .from(event)
      .where(and(eq(event.seriesId, seriesId)));
    expect(out.filter(({ publishedAt, approvedAt }) => publishedAt || approvedAt)).toEqual([]);
  });
});

describe('removing one date', () => {
  it('leaves a gap, and putting it back gives a draft like the others', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    const details = { reason: 'No hall.', sequence: dates[1]!.sequence };
    await removeDate(db, officer, dates[1]!.id, details, now);
    expect(starts(await datesOf(db, seriesId))).not.toContain('2026-12-10T18:00');
    const where = { seriesId, occursAt: dates[1]!.occursAt! };
    expect(await putBack(db, officer, where, now)).toMatchObject({ ok: true });
    expect(starts(await datesOf(db, seriesId))).toEqual(starts(dates));
    expect(await putBack(db, officer, where, now)).toEqual({ ok: false, reason: 'not left out' });
  });

  it('cancels a date that was published, and putting it back holds it after all', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await publish(db, seriesId);
    const details = { reason: 'No hall.', sequence: dates[1]!.sequence };
    await removeDate(db, officer, dates[1]!.id, details, now);
    const [gone] = await db.select().from(event).where(eq(event.id, dates[1]!.id));
    expect(gone).toMatchObject({ cancelReason: 'No hall.', seriesId });
    await putBack(db, officer, { seriesId, occursAt: dates[1]!.occursAt! }, now);
    const [back] = await db.select().from(event).where(eq(event.id, dates[1]!.id));
    expect(back).toMatchObject({ cancelledAt: null, publishedAt: now, sequence: gone!.sequence + 1 });
  });
});

describe('ending a series', () => {
  it('takes out what comes after, and can be taken back', async ({ db }) => {
    const { officer, seriesId, dates } = await aSeries(db);
    await db.update(event).set({ visibility: 'staff', publishedAt: now }).where(eq(event.id, dates[4]!.id));
    const details = { reason: 'The hall closes.', sequence: dates[2]!.sequence };
    const ended = await endSeries(db, officer, dates[2]!.id, details, now);
    expect(ended).toMatchObject({ ok: true, value: { gone: 3 } });
    const left = await datesOf(db, seriesId);
    expect(left.filter(({ cancelledAt }) => !cancelledAt)).toHaveLength(3);
    expect(await endSeries(db, officer, dates[1]!.id, details, now)).toMatchObject({ reason: 'ended' });
    const later = now.add({ minutes: 5 });
    expect(await goOn(db, officer, seriesId, later)).toMatchObject({ ok: true });
    const again = await datesOf(db, seriesId);
    expect(starts(again)).toEqual(starts(dates));
    expect(again.filter(({ cancelledAt }) => cancelledAt)).toEqual([]);
    expect(again[4]!.id).toBe(dates[4]!.id);
  });
});
