/** Monday is 1 and Sunday is 7, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Which weekday of a month: the first to the fifth, or the last. */
export type Nth = 1 | 2 | 3 | 4 | 5 | -1;

/** What a date that a month does not have comes to: nothing, or the last day of that month. */
export type ShortMonth = 'skip' | 'last_day';

/** Which day of a month. A month always has a last day, so that one needs no answer for short months. */
export type DayOfMonth =
  | { kind: 'day'; day: number; short: ShortMonth }
  | { kind: 'last_day' }
  | { kind: 'weekday'; nth: Nth; weekday: Weekday };

export type Pattern =
  | { every: 'day' }
  | { every: 'week'; weekdays: readonly Weekday[] }
  | { every: 'month'; on: DayOfMonth }
  | { every: 'year'; month: number; on: DayOfMonth };

/** When a series stops: never, after its last day, or after so many dates, those left out included. */
export type RuleEnd =
  { kind: 'never' } | { kind: 'until'; on: Temporal.PlainDate } | { kind: 'count'; times: number };

/** How a series comes back, as people say it; every third week has the interval 3. */
export type Rule = { interval: number; pattern: Pattern; end: RuleEnd };

/** More dates than these are refused: each is a row, a page and an entry in everybody's calendar. */
export const mostDates = 500;

/** How far ahead the dates of a rule without an end are made. */
export const madeAhead = { years: 2 } as const;

export const mostInterval = 99;

/** How many days a month can have: 29 for February. */
const longest = (month: number): number => Temporal.PlainYearMonth.from({ year: 2000, month }).daysInMonth;

/**
 * A day by its number, said in the way that every calendar program understands: what is always the last day of its
 * month is called so, and a day that is always there says nothing of short months.
 *
 * @param month of a rule that comes back yearly; null for every month
 */
export function dayByNumber(day: number, short: ShortMonth, month: number | null): DayOfMonth {
  const most = month === null ? 31 : longest(month);
  const least = month === null || month === 2 ? 28 : most;
  if (day <= least) return { kind: 'day', day, short: 'skip' };
  return day === most && short === 'last_day' ? { kind: 'last_day' } : { kind: 'day', day, short };
}

/** Whether some months, or years, do not have the day on which a rule comes back. */
export const canBeMissing = (pattern: Pattern): boolean => {
  if (pattern.every !== 'month' && pattern.every !== 'year') return false;
  if (pattern.on.kind === 'weekday') return pattern.on.nth === 5;
  if (pattern.on.kind === 'last_day') return false;
  return pattern.every === 'month' ? pattern.on.day > 28 : pattern.month === 2 && pattern.on.day === 29;
};
