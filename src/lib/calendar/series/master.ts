import { ukDay } from '#lib/dates.ts';
import { ruleDays } from './reckon.ts';
import type { Pattern, Rule } from './rule.ts';
import { readRule, ruleText } from './rule-text.ts';
import { clockChange, type Times, timesOn, type WallTimes, wallTimes } from './wall-time.ts';

/** What of a series row a calendar file needs. */
export type SeriesRow = Times & { rule: string; allDay: boolean; sequence: number };

/** What of a date a calendar file needs; `looks` is everything that it shows of the date but its time, as one text. */
export type SeriesDate = Times & {
  occursAt: Temporal.Instant;
  looks: string;
  cancelledAt: Temporal.Instant | null;
};

/** A series as iCalendar has it: one entry with a rule, what the rule leaves out, and dates that differ. */
export type Master<D extends SeriesDate> = Times & {
  /** The date whose words stand for the whole series. */
  row: D;
  allDay: boolean;
  /** RRULE without DTSTART; it always ends, with the last date that may be shown. */
  rule: string;
  /**
   * EXDATE: dates that the rule gives and that are not shown; for whole days their UK midnight. It is to be written
   * with the time of the rule on that day (`wallTimes`), also in the hour that spring leaves out, as is RECURRENCE-ID.
   */
  leftOut: Temporal.Instant[];
  /** Dates whose time or words differ, or that are cancelled: RECURRENCE-ID is their `occursAt`. */
  overrides: D[];
  sequence: number;
};

/**
 * A series for a calendar file, made from the dates of it that the reader may see; null where each date is to be given
 * by itself: there are none, programs disagree on the rule ("the 30th, or the last day of a shorter month"), or the
 * first of them lies in the hour that spring leaves out.
 *
 * Readers reckon the end by adding the length of the first date, so where the clocks change overnight, or leave out
 * the hour, a date is an override too.
 */
export function masterOf<D extends SeriesDate>(series: SeriesRow, dates: readonly D[]): Master<D> | null {
  const shown = [...dates].sort((one, other) => Temporal.Instant.compare(one.occursAt, other.occursAt));
  const [first, last] = [shown[0], shown.at(-1)];
  const row = usual(shown);
  const { interval, pattern } = readRule(series.rule);
  const wall = wallTimes(series);
  if (!first || !last || !row || isDisputed(pattern)) return null;
  // Written as the hour after, it would take all the others with it.
  if (clockChange(ukDay(first.occursAt), wall) === 'no_such_hour') return null;
  const times = timesOn(ukDay(first.occursAt), wall);
  const open = { interval, pattern, end: { kind: 'never' } } as const;
  const days = ruleDays(open, ukDay(first.occursAt), { limit: Infinity, to: ukDay(last.occursAt) });
  const placed = shown.map((date) => ({ date, at: local(date.occursAt) }));
  const there = new Set(placed.map(({ at }) => at.toPlainDate().toString()));
  return {
    ...times,
    row,
    allDay: series.allDay,
    rule: ruleText({ ...byNumber(open), end: { kind: 'count', times: days.length } }, series.allDay),
    leftOut: days.filter((day) => !there.has(day.toString())).map((day) => timesOn(day, wall).startsAt),
    overrides: placed
      .filter((one) => differs(one, row, { ...times, wall, allDay: series.allDay }))
      .map(({ date }) => date),
    sequence: series.sequence,
  };
}

// ical.js, and so Thunderbird, takes 28 February for the last of the 28th to the 30th in some leap years.
const isDisputed = (pattern: Pattern): boolean =>
  'on' in pattern && pattern.on.kind === 'day' && pattern.on.short === 'last_day';

/**
 * The last day of January as the 31st: ical.js, and so Thunderbird, begins the last day of every second January a
 * year after the first date.
 */
const byNumber = ({ pattern, ...rule }: Rule): Rule =>
  pattern.every === 'year' && pattern.month === 1 && pattern.on.kind === 'last_day'
    ? { ...rule, pattern: { ...pattern, on: { kind: 'day', day: 31, short: 'skip' } } }
    : { ...rule, pattern };

/** The date that looks like most others; of these the first. */
function usual<D extends SeriesDate>(dates: readonly D[]): D | undefined {
  const standing = dates.filter(({ cancelledAt }) => !cancelledAt);
  const alike = Map.groupBy(standing.length > 0 ? standing : dates, ({ looks }) => looks);
  return [...alike.values()].sort((one, other) => other.length - one.length)[0]?.[0];
}

// Reckoning the zone costs more than all the rest, so each date is placed once.
const local = (at: Temporal.Instant) => at.toZonedDateTimeISO('Europe/London').toPlainDateTime();

type Placed = { date: SeriesDate; at: Temporal.PlainDateTime };
type Usual = Times & { wall: WallTimes; allDay: boolean };

function differs({ date, at }: Placed, row: SeriesDate, { startsAt, endsAt, wall, allDay }: Usual): boolean {
  if (date.cancelledAt || date.looks !== row.looks || !date.startsAt.equals(date.occursAt)) return true;
  if (allDay) return !timesOn(at.toPlainDate(), wall).endsAt.equals(date.endsAt);
  const isShifted = !at.toPlainTime().equals(wall.at);
  return isShifted || !date.startsAt.add(startsAt.until(endsAt)).equals(date.endsAt);
}
