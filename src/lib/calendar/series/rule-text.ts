import { ukDay, ukMoment } from '#lib/dates.ts';
import type { DayOfMonth, Nth, Pattern, Rule, RuleEnd, Weekday } from './rule.ts';

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;
const code = (weekday: Weekday): string => codes[weekday - 1] ?? 'MO';
const weekdayOf = (text: string): Weekday => (codes.indexOf(text as 'MO') + 1) as Weekday;

const frequencies = { day: 'DAILY', week: 'WEEKLY', month: 'MONTHLY', year: 'YEARLY' } as const;

/**
 * A rule as RFC 5545 writes it, without DTSTART: "FREQ=MONTHLY;BYDAY=3TH;UNTIL=20270617T225959Z".
 *
 * The last day counts to its end in UK time, which the format wants in UTC; a series of whole days names the day.
 */
export function ruleText({ interval, pattern, end }: Rule, allDay: boolean): string {
  const parts = [
    `FREQ=${frequencies[pattern.every]}`,
    ...(interval > 1 ? [`INTERVAL=${interval}`] : []),
    ...patternParts(pattern),
    ...endParts(end, allDay),
  ];
  return parts.join(';');
}

function patternParts(pattern: Pattern): string[] {
  if (pattern.every === 'day') return [];
  if (pattern.every === 'week') return [`BYDAY=${[...pattern.weekdays].sort().map(code).join(',')}`];
  if (pattern.every === 'month') return dayParts(pattern.on);
  return [`BYMONTH=${pattern.month}`, ...dayParts(pattern.on)];
}

/** "The 31st, or the last day of a shorter month" is said as: of the 28th to the 31st, the last that there is. */
function dayParts(on: DayOfMonth): string[] {
  if (on.kind === 'last_day') return ['BYMONTHDAY=-1'];
  if (on.kind === 'weekday') return [`BYDAY=${on.nth}${code(on.weekday)}`];
  if (on.short === 'skip' || on.day < 29) return [`BYMONTHDAY=${on.day}`];
  const days = [28, 29, 30, 31].filter((day) => day <= on.day);
  return [`BYMONTHDAY=${days.join(',')}`, 'BYSETPOS=-1'];
}

function endParts(end: RuleEnd, allDay: boolean): string[] {
  if (end.kind === 'never') return [];
  if (end.kind === 'count') return [`COUNT=${end.times}`];
  const compact = (text: string) => text.replace(/[-:]/g, '');
  return [`UNTIL=${compact(allDay ? end.on.toString() : lastSecond(end.on).toString())}`];
}

const lastSecond = (on: Temporal.PlainDate) =>
  ukMoment(on.add({ days: 1 }), Temporal.PlainTime.from('00:00')).subtract({ seconds: 1 });

/**
 * Reads a rule that this file wrote.
 *
 * @throws Error when the text says what no form of ours can say
 */
export function readRule(text: string): Rule {
  const parts = new Map(text.split(';').map((part) => part.split('=') as [string, string]));
  const every = (Object.keys(frequencies) as Pattern['every'][]).find(
    (one) => frequencies[one] === parts.get('FREQ'),
  );
  const pattern = every && readPattern(every, parts);
  if (!pattern) throw new Error(`A rule that no form of ours can say: ${text}`);
  return { interval: Number(parts.get('INTERVAL') ?? 1), pattern, end: readEnd(parts) };
}

type Parts = ReadonlyMap<string, string>;

function readPattern(every: Pattern['every'], parts: Parts): Pattern | null {
  if (every === 'day') return { every };
  if (every === 'week') {
    const weekdays = (parts.get('BYDAY') ?? '').split(',').map(weekdayOf);
    return weekdays.includes(0 as Weekday) ? null : { every, weekdays };
  }
  const on = readDay(parts);
  if (!on) return null;
  const month = Number(parts.get('BYMONTH') ?? 0);
  if (every === 'month') return { every, on };
  return month > 0 ? { every, month, on } : null;
}

function readDay(parts: Parts): DayOfMonth | null {
  const [, nth, weekday] = /^(-1|[1-5])([A-Z]{2})$/.exec(parts.get('BYDAY') ?? '') ?? [];
  if (nth && weekday) return { kind: 'weekday', nth: Number(nth) as Nth, weekday: weekdayOf(weekday) };
  const days = (parts.get('BYMONTHDAY') ?? '').split(',').map(Number);
  const day = days.at(-1);
  if (!day) return null;
  if (day === -1) return { kind: 'last_day' };
  return { kind: 'day', day, short: parts.has('BYSETPOS') ? 'last_day' : 'skip' };
}

function readEnd(parts: Parts): RuleEnd {
  const times = parts.get('COUNT');
  if (times) return { kind: 'count', times: Number(times) };
  const until = parts.get('UNTIL');
  if (!until) return { kind: 'never' };
  return { kind: 'until', on: until.includes('T') ? ukDay(Temporal.Instant.from(until)) : day(until) };
}

const day = (text: string) => Temporal.PlainDate.from(text);
