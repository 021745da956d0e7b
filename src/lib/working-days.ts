import { isBankHoliday } from './bank-holidays.ts';

type Day = Temporal.PlainDate;

/** Whether offices work on a day in England: Monday to Friday, bank holidays left out. */
export const isWorkingDay = (on: Day): boolean => on.dayOfWeek <= 5 && !isBankHoliday(on);

/** The nth working day after a day, or before it when `count` is below nought. */
export function workingDay(from: Day, count: number, works: (on: Day) => boolean = isWorkingDay): Day {
  const step = { days: Math.sign(count) };
  let on = from;
  for (let left = Math.abs(count); left > 0;) {
    on = on.add(step);
    if (works(on)) left -= 1;
  }
  return on;
}

/** How many working days lie after one day up to another; below nought when the other is before it. */
export function workingDaysUntil(from: Day, to: Day): number {
  const way = Temporal.PlainDate.compare(to, from);
  let count = 0;
  for (let on = from; !on.equals(to);) {
    // Counted are the days that are entered: going back, the day that is left.
    const next = on.add({ days: way });
    if (isWorkingDay(way > 0 ? next : on)) count += way;
    on = next;
  }
  return count;
}
