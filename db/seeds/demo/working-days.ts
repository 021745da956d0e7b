import { isBankHoliday } from '#lib/bank-holidays.ts';
import { workingDay as workingDayOf } from '#lib/working-days.ts';

type Day = Temporal.PlainDate;

/** The days on which nobody trains in England: bank holidays, and from Christmas Eve to New Year's Day. */
export const isHoliday = (on: Day): boolean =>
  isBankHoliday(on) || (on.month === 12 && on.day >= 24) || (on.month === 1 && on.day === 1);

const isTrainingDay = (on: Day): boolean => on.dayOfWeek <= 5 && !isHoliday(on);

/** The nth day of training after a day, or before it when `count` is below nought. */
export const workingDay = (from: Day, count: number): Day => workingDayOf(from, count, isTrainingDay);
