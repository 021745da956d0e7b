import type { Repeat } from '#lib/calendar/series/make.ts';
import { fits } from '#lib/calendar/series/reckon.ts';
import {
  dayByNumber,
  type DayOfMonth,
  mostDates,
  mostInterval,
  type Nth,
  type Pattern,
  type RuleEnd,
  type Weekday,
} from '#lib/calendar/series/rule.ts';
import { nthWords, ordinal, weekdayName } from '#lib/calendar/series/rule-words.ts';
import { date, day } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { readDay } from '#lib/web/typed-dates.ts';
import { typedIn } from '../training/coverage/_day-field.ts';
import type { RepeatTyped } from './_repeat-fields.ts';

type Day = Temporal.PlainDate;
type Read<T> = { value: T } | { errors: Mistakes };
const wrong = (field: string, sentence: string) => ({ errors: { [field]: sentence } });

/** Reads how an event comes back, begun on its first day; a sentence at each field that cannot be meant. */
export function readRepeat(typed: RepeatTyped, first: Day): Read<Repeat> {
  const parts = [readEvery(typed), readPattern(typed, first), readEnd(typed, first)] as const;
  const errors = Object.assign({}, ...parts.map((part) => ('errors' in part ? part.errors : {}))) as Mistakes;
  const [interval, pattern, end] = parts;
  if ('errors' in interval || 'errors' in pattern || 'errors' in end) return { errors };
  const rule = { interval: interval.value, pattern: pattern.value, end: end.value };
  const holidays = (typed.holidays || 'keep') as Repeat['holidays'];
  // A rule for the last weekday, or for the last day, may not hold on the first day.
  if (!fits({ ...rule, end: { kind: 'never' } }, first)) return wrong('repeatOn', misfit(typed, first));
  return { value: { rule, holidays } };
}

function readEvery({ repeatEvery }: RepeatTyped): Read<number> {
  const every = Number(repeatEvery || '1');
  const isFit = /^\d{1,2}$/.test(repeatEvery || '1') && every >= 1 && every <= mostInterval;
  return isFit ? { value: every } : wrong('repeatEvery', `Enter a number from 1 to ${mostInterval}`);
}

function readPattern(typed: RepeatTyped, first: Day): Read<Pattern> {
  switch (typed.repeats) {
    case 'day':
      return { value: { every: 'day' } };
    case 'week':
      return readWeek(typed, first);
    case 'month': {
      const on = readOn(typed, first, null);
      return 'errors' in on ? on : { value: { every: 'month', on: on.value } };
    }
    case 'year': {
      const on = readOn(typed, first, first.month);
      return 'errors' in on ? on : { value: { every: 'year', month: first.month, on: on.value } };
    }
    default:
      return wrong('repeats', 'Choose how often it comes back');
  }
}

function readWeek({ repeatWeekday }: RepeatTyped, first: Day): Read<Pattern> {
  const own = first.dayOfWeek as Weekday;
  const chosen = repeatWeekday.map(Number).filter((one): one is Weekday => one >= 1 && one <= 7);
  if (chosen.length === 0) return { value: { every: 'week', weekdays: [own] } };
  if (chosen.includes(own)) return { value: { every: 'week', weekdays: chosen.sort() } };
  const name = weekdayName(own);
  return wrong(
    'repeatWeekday',
    `The first date, ${date(first)}, is a ${name}. Choose ${name} too, or begin on another date`,
  );
}

/** Which day of a month is said by the first date, so that the two can never disagree. */
function readOn(typed: RepeatTyped, first: Day, month: number | null): Read<DayOfMonth> {
  const weekday = first.dayOfWeek as Weekday;
  if (typed.repeatOn === 'last_day') return { value: { kind: 'last_day' } };
  if (typed.repeatOn === 'last_weekday') return { value: { kind: 'weekday', nth: -1, weekday } };
  if (typed.repeatOn === 'weekday')
    return { value: { kind: 'weekday', nth: Math.ceil(first.day / 7) as Nth, weekday } };
  if (typed.repeatOn !== 'day') return wrong('repeatOn', 'Choose which day it is on');
  const needsAnswer = month === null ? first.day > 28 : month === 2 && first.day === 29;
  if (!needsAnswer || typed.repeatShort === 'skip' || typed.repeatShort === 'last_day')
    return { value: dayByNumber(first.day, typed.repeatShort === 'last_day' ? 'last_day' : 'skip', month) };
  const why =
    month === null ? `Not every month has a ${ordinal(first.day)}` : 'Only leap years have 29 February';
  return wrong('repeatShort', `${why}. Choose what happens in the others`);
}

function readEnd(typed: RepeatTyped, first: Day): Read<RuleEnd> {
  if (typed.repeatEnd === 'never') return { value: { kind: 'never' } };
  if (typed.repeatEnd === 'count') {
    const times = /^\d{1,9}$/.test(typed.repeatCount) ? Number(typed.repeatCount) : 0;
    if (times >= 2 && times <= mostDates) return { value: { kind: 'count', times } };
    return wrong('repeatCount', `Enter how many dates it has, from 2 to ${mostDates}`);
  }
  if (typed.repeatEnd !== 'until') return wrong('repeatEnd', 'Choose when it ends');
  const on = readDay(typedIn(typed, 'repeatUntil'));
  if (!on) return wrong('repeatUntil', 'Enter the last day, like 17 6 2027');
  if (Temporal.PlainDate.compare(on, first) > 0) return { value: { kind: 'until', on } };
  return wrong('repeatUntil', `Enter a day after the first date, ${date(first)}`);
}

function misfit({ repeatOn }: RepeatTyped, first: Day): string {
  if (repeatOn === 'last_day')
    return `${day(first)} is not the last day of its month. Choose another, or begin on another date`;
  const last = nthWords(-1, first.dayOfWeek as Weekday);
  return `${day(first)} is not the ${last} of its month. Choose another, or begin on another date`;
}
