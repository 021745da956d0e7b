import type { Nth, Weekday } from '#lib/calendar/series/rule.ts';
import { nthWords, ordinal, weekdayName } from '#lib/calendar/series/rule-words.ts';

type Day = Temporal.PlainDate;
type Option = { value: string; text: string; hint?: string };

export const once: Option = { value: 'no', text: 'It does not: there is one date' };

export const frequencies: Option[] = [
  { value: 'day', text: 'Daily' },
  { value: 'week', text: 'Weekly' },
  { value: 'month', text: 'Monthly' },
  { value: 'year', text: 'Yearly' },
];

export const weekdayOptions: Option[] = ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday) => ({
  value: String(weekday),
  text: weekdayName(weekday),
}));

/** Which day of the month, in the words of the first date where it is known already. */
export function dayOptions(first: Day | null): Option[] {
  if (!first)
    return [
      { value: 'weekday', text: 'The same weekday of the month', hint: 'Like every third Thursday.' },
      { value: 'last_weekday', text: 'The last such weekday of the month', hint: 'Like the last Friday.' },
      { value: 'day', text: 'The same day of the month', hint: 'Like the 17th.' },
      { value: 'last_day', text: 'The last day of the month' },
    ];
  const weekday = first.dayOfWeek as Weekday;
  const nth = Math.ceil(first.day / 7) as Nth;
  const fifth = nth === 5 ? { hint: 'Months that have none are left out.' } : {};
  const isLast = first.day + 7 > first.daysInMonth;
  return [
    { value: 'weekday', text: `The ${nthWords(nth, weekday)}`, ...fifth },
    ...(isLast ? [{ value: 'last_weekday', text: `The ${nthWords(-1, weekday)}` }] : []),
    { value: 'day', text: `The ${ordinal(first.day)}` },
    ...(first.day === first.daysInMonth ? [{ value: 'last_day', text: 'The last day' }] : []),
  ];
}

/** Whether the first date asks what happens where there is no such day; unknown dates may. */
export const asksOfShort = (first: Day | null): boolean => !first || first.day > 28;

export const shortOptions: Option[] = [
  { value: 'skip', text: 'There is no date in that month, or that year' },
  { value: 'last_day', text: 'It is on the last day of that month' },
];

export const endOptions: Option[] = [
  { value: 'until', text: 'On a date' },
  { value: 'count', text: 'After a number of dates' },
  { value: 'never', text: 'Never', hint: 'Dates are made two years ahead, and more each night.' },
];

export const holidayOptions: Option[] = [
  { value: 'keep', text: 'It is held all the same' },
  { value: 'skip', text: 'It is left out' },
  { value: 'next_working_day', text: 'It is held on the next working day' },
];
