import { describe, expect, it } from 'vitest';
import { date, day, dayParts, isoDay, shortDay, time, timeRange } from '#lib/dates.ts';

const instant = (text: string) => Temporal.Instant.from(text);

describe('days', () => {
  it('are written out in full with the weekday', () => {
    expect(day(Temporal.PlainDate.from('2026-12-03'))).toBe('Thursday 3 December 2026');
    expect(date(Temporal.PlainDate.from('2026-12-03'))).toBe('3 December 2026');
  });

  it('are short where there is little room', () => {
    expect(shortDay(instant('2026-12-03T10:00:00Z'))).toBe('Thu 3 Dec');
    expect(shortDay(Temporal.PlainDate.from('2026-09-01'))).toBe('Tue 1 Sep');
  });

  it('can be taken apart for a large date', () => {
    const parts = { weekday: 'Wednesday', day: 13, month: 'January', year: 2027 };
    expect(dayParts(Temporal.PlainDate.from('2027-01-13'))).toEqual(parts);
  });

  it('belong to London: half past eleven at night in winter time is still that day', () => {
    expect(day(instant('2026-12-03T23:30:00Z'))).toBe('Thursday 3 December 2026');
  });

  it('belong to London: half past eleven at night in UTC is the next day in summer', () => {
    expect(day(instant('2026-07-14T23:30:00Z'))).toBe('Wednesday 15 July 2026');
    expect(isoDay(instant('2026-07-14T23:30:00Z'))).toBe('2026-07-15');
  });

  it('keep every month and weekday in its place', () => {
    const written = Array.from({ length: 12 }, (_, i) => shortDay(new Temporal.PlainDate(2026, i + 1, 1)));
    expect(written.join(', ')).toBe(
      'Thu 1 Jan, Sun 1 Feb, Sun 1 Mar, Wed 1 Apr, Fri 1 May, Mon 1 Jun, ' +
        'Wed 1 Jul, Sat 1 Aug, Tue 1 Sep, Thu 1 Oct, Sun 1 Nov, Tue 1 Dec',
    );
  });
});

describe('times', () => {
  it.each([
    ['2026-12-03T10:00:00Z', '10am'],
    ['2026-12-03T13:30:00Z', '1:30pm'],
    ['2026-12-03T09:05:00Z', '9:05am'],
    ['2026-12-03T12:00:00Z', '12 noon'],
    ['2026-12-03T12:30:00Z', '12:30pm'],
    ['2026-12-03T00:00:00Z', '12 midnight'],
    ['2026-12-03T00:15:00Z', '12:15am'],
    ['2026-12-03T23:59:00Z', '11:59pm'],
  ])('%s is written %s', (moment, words) => {
    expect(time(instant(moment))).toBe(words);
  });

  it('make a range with "to" between them', () => {
    expect(timeRange(instant('2026-12-03T10:00:00Z'), instant('2026-12-03T11:30:00Z'))).toBe(
      '10am to 11:30am',
    );
  });

  it('jump from 1am to 2am when the clocks go forward', () => {
    expect(time(instant('2027-03-28T00:59:00Z'))).toBe('12:59am');
    expect(time(instant('2027-03-28T01:00:00Z'))).toBe('2am');
  });

  it('show 1:30am twice when the clocks go back, on the same day', () => {
    const summer = instant('2026-10-25T00:30:00Z');
    const winter = instant('2026-10-25T01:30:00Z');
    expect([time(summer), time(winter)]).toEqual(['1:30am', '1:30am']);
    expect(day(summer)).toBe('Sunday 25 October 2026');
    expect(day(winter)).toBe('Sunday 25 October 2026');
  });

  it('stay at 10am on both sides of a clock change', () => {
    expect(time(instant('2026-10-24T09:00:00Z'))).toBe('10am');
    expect(time(instant('2026-10-26T10:00:00Z'))).toBe('10am');
  });
});
