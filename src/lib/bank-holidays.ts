type Day = Temporal.PlainDate;

/** The bank holidays of England and Wales as GOV.UK publishes them, year by year (gov.uk/bank-holidays). */
const published: Readonly<Record<number, readonly string[]>> = {
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2028: ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26'],
};

/** The years whose bank holidays are published. */
export const publishedYears: readonly number[] = Object.keys(published).map(Number);

const day = (year: number, month: number, date: number): Day =>
  Temporal.PlainDate.from({ year, month, day: date });

/** Easter Sunday of a year from 1900 on, by a short form of the Gregorian computus. */
export function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon = (19 * golden + century - (century >> 2) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const full = moon - Math.floor((moon + 11 * golden) / 319);
  const weekday = (2 * (century % 4) + 2 * ((year % 100) >> 2) - (year % 4) - full + 32) % 7;
  return day(year, 3, 22).add({ days: full + weekday });
}

const firstMonday = (from: Day): Day => from.add({ days: (8 - from.dayOfWeek) % 7 });
const lastMonday = (to: Day): Day => to.subtract({ days: to.dayOfWeek - 1 });
// A holiday at a weekend is kept on the next working day.
const kept = (on: Day): Day => (on.dayOfWeek <= 5 ? on : on.add({ days: 8 - on.dayOfWeek }));

function christmas(year: number): Day[] {
  const first = kept(day(year, 12, 25));
  const second = kept(day(year, 12, 26));
  return [first, second.equals(first) ? second.add({ days: 1 }) : second];
}

/** The bank holidays of a year by the rule: for years that are not published yet. No royal occasion is foreseen. */
export function reckonedHolidays(year: number): readonly Day[] {
  const sunday = easter(year);
  return [
    kept(day(year, 1, 1)),
    sunday.subtract({ days: 2 }),
    sunday.add({ days: 1 }),
    firstMonday(day(year, 5, 1)),
    lastMonday(day(year, 5, 31)),
    lastMonday(day(year, 8, 31)),
    ...christmas(year),
  ];
}

const years = new Map<number, ReadonlySet<string>>();
const holidaysOf = (year: number): ReadonlySet<string> =>
  new Set(published[year] ?? reckonedHolidays(year).map((on) => on.toString().slice(5)));

/** Whether a day is a bank holiday in England: as published, or by the rule where it is not published yet. */
export function isBankHoliday(on: Day): boolean {
  const known = years.get(on.year) ?? holidaysOf(on.year);
  years.set(on.year, known);
  return known.has(on.toString().slice(5));
}
