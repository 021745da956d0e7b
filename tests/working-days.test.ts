import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easter, isBankHoliday, publishedYears, reckonedHolidays } from '#lib/bank-holidays.ts';
import { isWorkingDay, workingDay, workingDaysUntil } from '#lib/working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const start = day('2025-01-01');
const days = fc.integer({ min: 0, max: 1900 }).map((count) => start.add({ days: count }));

describe('bank holidays in England', () => {
  it.each(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2030-04-21', '2038-04-25'])(
    'follow Easter Sunday, which is %s',
    (text) => {
      expect(easter(day(text).year).toString()).toBe(text);
    },
  );

  it.each(publishedYears)('are in %i what the rule says for years that are not published yet', (year) => {
    const all = Array.from({ length: 366 }, (_, count) => day(`${year}-01-01`).add({ days: count }));
    const published = all.filter((on) => on.year === year && isBankHoliday(on));
    const reckoned = reckonedHolidays(year).toSorted((one, other) => Temporal.PlainDate.compare(one, other));
    expect(published.map(String)).toEqual(reckoned.map(String));
  });

  it.each(['2026-12-28', '2027-12-27', '2027-12-28', '2028-01-03', '2033-12-27'])(
    'are kept on a working day when they fall on a weekend: %s',
    (text) => {
      expect(isBankHoliday(day(text))).toBe(true);
    },
  );
});

describe('working days', () => {
  it('leave out weekends and bank holidays, both ways', () => {
    expect(workingDay(day('2026-11-21'), 5).toString()).toBe('2026-11-27');
    expect(workingDay(day('2026-12-23'), 5).toString()).toBe('2027-01-04');
    expect(workingDay(day('2027-03-30'), -2).toString()).toBe('2027-03-24');
  });

  it('counted forward are found again when the days between are counted', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40, max: 40 }), (from, count) => {
        const to = workingDay(from, count);
        if (isWorkingDay(from)) expect(workingDaysUntil(from, to)).toBe(count);
        else expect(Math.abs(workingDaysUntil(from, to) - count)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('are as many to a later day as back from it, when both are working days', () => {
    fc.assert(
      fc.property(days.filter(isWorkingDay), days.filter(isWorkingDay), (one, other) => {
        expect(workingDaysUntil(one, other) + workingDaysUntil(other, one)).toBe(0);
      }),
    );
  });
});
