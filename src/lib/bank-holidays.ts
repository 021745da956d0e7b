type Day = Temporal.PlainDate;

/** What a proclamation gave, and what it took away for it, under section 1 of the Banking and Financial Dealings Act 1971. */
type Proclaimed = { given: readonly string[]; taken: readonly string[] };

/**
 * Bank holidays of England and Wales that no rule foresees, by year from 2020 on, as GOV.UK published them
 * (gov.uk/bank-holidays). One that is proclaimed in future is added here.
 */
const proclaimed: Readonly<Record<number, Proclaimed>> = {
  // The early May day moved to 75 years after VE Day.
  2020: { given: ['05-08'], taken: ['05-04'] },
  // The Platinum Jubilee, for which the spring day moved, and the State Funeral of Queen Elizabeth II.
  2022: { given: ['06-02', '06-03', '09-19'], taken: ['05-30'] },
  // The coronation of King Charles III.
  2023: { given: ['05-08'], taken: [] },
};

const day = (year: number, month: number, date: number): Day =>
  Temporal.PlainDate.from({ year, month, day: date });

/** Easter Sunday of a year from 1900 on, by a short form of the Gregorian computus. */
export function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon = (19 * golden + century - (century >> 2) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const full = moon - Math.floor((golden + 11 * moon) / 319);
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

/** The bank holidays of any year by the rules of the Act and of what is proclaimed every year. */
function usualHolidays(year: number): readonly Day[] {
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

const monthDay = (on: Day): string => on.toString().slice(5);

function holidaysOf(year: number): ReadonlySet<string> {
  const { given, taken } = proclaimed[year] ?? { given: [], taken: [] };
  const usual = usualHolidays(year).map(monthDay);
  return new Set([...usual.filter((on) => !taken.includes(on)), ...given]);
}

const years = new Map<number, ReadonlySet<string>>();

/** Whether a day is a bank holiday in England, in any year: by rule, and by what was proclaimed beside it. */
export function isBankHoliday(on: Day): boolean {
  const known = years.get(on.year) ?? holidaysOf(on.year);
  years.set(on.year, known);
  return known.has(monthDay(on));
}
