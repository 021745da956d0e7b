import { describe, expect, it } from 'vitest';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';

const day = (day: string, month: string, year: string) => ({ day, month, year });

describe('a day typed in three boxes', () => {
  it('reads back what it shows', () => {
    const on = Temporal.PlainDate.from('2028-02-29');
    expect(readDay(typedDay(on))?.equals(on)).toBe(true);
    expect(readDay(day(' 03', '12 ', '2026'))?.toString()).toBe('2026-12-03');
  });

  it.each([
    ['29', '2', '2027'],
    ['0', '1', '2027'],
    ['3', '13', '2026'],
    ['3', '12', '26'],
    ['3', 'December', '2026'],
    ['', '', ''],
    ['-3', '12', '2026'],
    ['3', '12', ''],
  ])('is none for %s %s %s', (...typed) => {
    expect(readDay(day(...(typed as [string, string, string])))).toBeNull();
  });

  it('is blank only when all three boxes are', () => {
    expect(isBlankDay(day(' ', '', ''))).toBe(true);
    expect(isBlankDay(day('', '2', ''))).toBe(false);
  });
});

describe('a time of day', () => {
  it.each([
    ['2:30pm', '14:30'],
    ['2.30 PM', '14:30'],
    ['14:30', '14:30'],
    ['1430', '14:30'],
    ['5pm', '17:00'],
    ['12pm', '12:00'],
    ['12am', '00:00'],
    ['12 noon', '12:00'],
    ['noon', '12:00'],
    ['12 midnight', '00:00'],
    ['9:05', '09:05'],
  ])('typed as %s is %s', (typed, time) => {
    expect(readTime(typed)?.toString({ smallestUnit: 'minute' })).toBe(time);
  });

  it.each(['', '9', '14', '25:00', '9:60', '13pm', '0am', 'nine', '9:5', '2:30 p'])(
    'is not read from “%s”',
    (typed) => {
      expect(readTime(typed)).toBeNull();
    },
  );
});
