import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easter, isBankHoliday } from '#lib/bank-holidays.ts';
import { isWorkingDay, workingDay, workingDaysUntil } from '#lib/working-days.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const start = day('2025-01-01');
const days = fc.integer({ min: 0, max: 1900 }).map((count) => start.add({ days: count }));

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, count) => day(`${year}-01-01`).add({ days: count })).filter(
    (on) => on.year === year,
  );
const monthDay = (on: Temporal.PlainDate) => on.toString().slice(5);
const holidaysIn = (year: number) => daysOf(year).filter(isBankHoliday).map(monthDay);

// From the file of GOV.UK for England and Wales, as it stood in those years.
const published: [number, string[]][] = [
  [2018, ['01-01', '03-30', '04-02', '05-07', '05-28', '08-27', '12-25', '12-26']],
  [2019, ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
  [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
  [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
];

/** Easter as Gauss reckoned it, with his exceptions. */
function easterByGauss(year: number): Temporal.PlainDate {
  const [a, b, c] = [year % 19, year % 4, year % 7];
  const k = Math.floor(year / 100);
  const m = (15 - Math.floor((13 + 8 * k) / 25) + k - Math.floor(k / 4)) % 30;
  const n = (4 + k - Math.floor(k / 4)) % 7;
  const d = (19 * a + m) % 30;
  const e = (2 * b + 4 * c + 6 * d + n) % 7;
  if (d === 29 && e === 6) return day(`${year}-04-19`);
  if (d === 28 && e === 6 && (11 * m + 11) % 30 < 19) return day(`${year}-04-18`);
  return day(`${year}-03-22`).add({ days: d + e });
}

/** What makes a day a bank holiday, asked of each day by itself: the Act's Schedule 1, common law and proclamation. */
function byTheAct(year: number): string[] {
  const sunday = easterByGauss(year);
  const weekday = (month: number, date: number) =>
    Temporal.PlainDate.from({ year, month, day: date }).dayOfWeek;
  const [newYear, christmas] = [weekday(1, 1), weekday(12, 25)];
  const isNewYear = ({ month, day: date }: Temporal.PlainDate) =>
    month === 1 && date === (newYear === 6 ? 3 : newYear === 7 ? 2 : 1);
  const isChristmas = ({ month, day: date }: Temporal.PlainDate) => {
    const kept: Record<number, number[]> = { 5: [25, 28], 6: [27, 28], 7: [26, 27] };
    return month === 12 && (kept[christmas] ?? [25, 26]).includes(date);
  };
  const isMonday = ({ dayOfWeek, month, day: date }: Temporal.PlainDate) =>
    dayOfWeek === 1 && ((month === 5 && (date <= 7 || date >= 25)) || (month === 8 && date >= 25));
  const isEaster = (on: Temporal.PlainDate) => [-2, 1].includes(sunday.until(on).days);
  return daysOf(year)
    .filter((on) => [isNewYear, isChristmas, isMonday, isEaster].some((is) => is(on)))
    .map(monthDay);
}

describe('bank holidays in England', () => {
  it.each(['2024-03-31', '2025-04-20', '2026-04-05', '2027-03-28', '2028-04-16', '2038-04-25', '2049-04-18'])(
    'follow Easter Sunday, which is %s',
    (text) => {
      expect(easter(day(text).year).toString()).toBe(text);
    },
  );

  it('follow the Easter that another way of reckoning finds, for two hundred years', () => {
    for (let year = 2000; year < 2200; year++)
      expect(easter(year).toString()).toBe(easterByGauss(year).toString());
  });

  it.each(published)('are in %i those that GOV.UK lists', (year, list) => {
    expect(holidaysIn(year)).toEqual(list);
  });

  it('are, in years that nobody has listed yet, those of the Act and of each year’s proclamation', () => {
    for (let year = 2024; year < 2200; year++) expect(holidaysIn(year)).toEqual(byTheAct(year));
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
