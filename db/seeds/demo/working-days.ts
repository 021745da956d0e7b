type Day = Temporal.PlainDate;

const day = (year: number, month: number, date: number): Day =>
  Temporal.PlainDate.from({ year, month, day: date });

/** Easter Sunday of a year from 1900 on, by a short form of the Gregorian computus. */
export function easter(year: number): Day {
  const century = Math.floor(year / 100);
  const golden = year % 19;
  const moon = (19 * golden + century - (century >> 2) - Math.floor((8 * century + 13) / 25) + 15) % 30;
  const full = moon - Math.floor((moon + 11 * golden) / 319);
  const weekday = (2 * (century % 4) + 2 * ((year % 100) >> 2) - (year % 4) - full + 32) % 7;
  const count = full + weekday;
  return day(year, 3, 22).add({ days: count });
}

const firstMonday = (from: Day): Day => from.add({ days: (8 - from.dayOfWeek) % 7 });
const lastMonday = (to: Day): Day => to.subtract({ days: to.dayOfWeek - 1 });

/** The days on which nobody trains in England: bank holidays, and from Christmas Eve to New Year's Day. */
export function isHoliday(on: Day): boolean {
  const { year, month, day: date } = on;
  if ((month === 12 && date >= 24) || (month === 1 && date === 1)) return true;
  // New Year's Day at a weekend is kept on the Monday after.
  if (month === 1 && on.dayOfWeek === 1 && date <= 3) return true;
  const sunday = easter(year);
  const moving = [
    sunday.subtract({ days: 2 }),
    sunday.add({ days: 1 }),
    firstMonday(day(year, 5, 1)),
    lastMonday(day(year, 5, 31)),
    lastMonday(day(year, 8, 31)),
  ];
  return moving.some((one) => one.equals(on));
}

const isWorkingDay = (on: Day): boolean => on.dayOfWeek <= 5 && !isHoliday(on);

/** The nth working day after a day, or before it when `count` is below nought. */
export function workingDay(from: Day, count: number): Day {
  const step = { days: Math.sign(count) };
  let on = from;
  for (let left = Math.abs(count); left > 0;) {
    on = on.add(step);
    if (isWorkingDay(on)) left -= 1;
  }
  return on;
}
