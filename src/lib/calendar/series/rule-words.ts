import type { HolidayRule } from '#db/schema/event-series.ts';
import { date, timeRange } from '#lib/dates.ts';
import type { SeriesPlan } from './plan.ts';
import { canBeMissing, type DayOfMonth, type Nth, type Pattern, type Rule, type Weekday } from './rule.ts';
import { wallTimes } from './wall-time.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const nths: Record<Nth, string> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  [-1]: 'last',
};

/** "Thursday" */
export const weekdayName = (weekday: Weekday): string => weekdays[weekday - 1] ?? '';

/** "third Thursday", "last Friday" */
export const nthWords = (nth: Nth, weekday: Weekday): string => `${nths[nth]} ${weekdayName(weekday)}`;

/** "Monday, Tuesday and Friday" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

/** "1st", "22nd", "31st" */
export function ordinal(day: number): string {
  const isTeen = day > 10 && day < 14;
  return `${day}${(!isTeen && ['th', 'st', 'nd', 'rd'][day % 10]) || 'th'}`;
}

/** How a rule comes back, in the words that people use: "Every third Thursday of the month". */
export function patternWords({ interval, pattern }: Pick<Rule, 'interval' | 'pattern'>): string {
  if (interval === 1) return everyWords(pattern) + shortWords(pattern, 1);
  return `Every ${interval} ${pattern.every}s${onWords(pattern)}${shortWords(pattern, interval)}`;
}

function everyWords(pattern: Pattern): string {
  if (pattern.every === 'day') return 'Every day';
  if (pattern.every === 'week') return `Every ${weekdayWords(pattern.weekdays)}`;
  const { on } = pattern;
  const of = pattern.every === 'month' ? 'the month' : (months[pattern.month - 1] ?? '');
  if (on.kind === 'weekday' && pattern.every === 'month')
    return `Every ${nthWords(on.nth, on.weekday)} of ${of}`;
  return `Every ${pattern.every}${onWords(pattern)}`;
}

/** " on the 17th", " on the third Thursday of June", " on Monday and Friday". */
function onWords(pattern: Pattern): string {
  if (pattern.every === 'day') return '';
  if (pattern.every === 'week') return ` on ${weekdayWords(pattern.weekdays)}`;
  if (pattern.every === 'month') return ` on the ${dayWords(pattern.on)}`;
  const month = months[pattern.month - 1] ?? '';
  if (pattern.on.kind === 'day') return ` on ${pattern.on.day} ${month}`;
  return ` on the ${dayWords(pattern.on)} of ${month}`;
}

function weekdayWords(chosen: readonly Weekday[]): string {
  const days = [...chosen].sort((one, other) => one - other);
  if (days.join() === '1,2,3,4,5') return 'weekday, Monday to Friday';
  return listed(days.map(weekdayName));
}

function dayWords(on: DayOfMonth): string {
  if (on.kind === 'last_day') return 'last day';
  return on.kind === 'day' ? ordinal(on.day) : nthWords(on.nth, on.weekday);
}

function shortWords(pattern: Pattern, interval: number): string {
  if (!canBeMissing(pattern) || !('on' in pattern)) return '';
  if (pattern.on.kind === 'day' && pattern.on.short === 'last_day')
    return ', or the last day of a shorter month';
  if (pattern.on.kind === 'weekday') return ', where there is one';
  if (pattern.every === 'month') return ', in months that have one';
  return interval === 1 ? ', in leap years alone' : ', where that is a leap year';
}

const holidayWords: Record<HolidayRule, string> = {
  keep: '',
  skip: ', not on bank holidays',
  next_working_day: ', and after a bank holiday on the next working day',
};

/** A series in one sentence: "Every third Thursday of the month, 6pm to 7:30pm, until 17 June 2027". */
export function seriesWords(plan: SeriesPlan): string {
  return [
    patternWords(plan.rule),
    `, ${timeWords(plan)}`,
    endWords(plan.rule),
    holidayWords[plan.holidays],
  ].join('');
}

function timeWords({ startsAt, endsAt, allDay }: SeriesPlan): string {
  if (!allDay) return timeRange(startsAt, endsAt);
  const { days } = wallTimes({ startsAt, endsAt }).lasts;
  return days === 1 ? 'all day' : `for ${days} days`;
}

function endWords({ end }: Rule): string {
  if (end.kind === 'never') return '';
  if (end.kind === 'until') return `, until ${date(end.on)}`;
  return end.times === 1 ? ', once' : `, ${end.times} times`;
}
