import { isBankHoliday } from '#lib/bank-holidays.ts';
import { workingDay } from '#lib/working-days.ts';

type Day = Temporal.PlainDate;

const ownDays = ['01-01', '12-25', '12-26'];

/**
 * Whether a series minds a day. When Christmas falls on a Saturday its bank holiday is the Monday, but nobody means
 * to meet on Christmas Day either.
 */
export const isHoliday = (on: Day): boolean => isBankHoliday(on) || ownDays.includes(on.toString().slice(5));

/** Where a date goes that falls on a holiday and is to be held on the next working day. */
export const afterHoliday = (on: Day): Day => workingDay(on, 1);
