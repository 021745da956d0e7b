import { ukDay } from '#lib/dates.ts';
import { ruleDays } from './reckon.ts';
import { readRule, ruleText } from './rule-text.ts';
import { type Times, timesOn, wallTimes } from './wall-time.ts';

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
  /** EXDATE: days that the rule gives and that are not shown, as moments; for whole days their UK midnight. */
  leftOut: Temporal.Instant[];
  /** Dates whose time or words differ, or that are cancelled: RECURRENCE-ID is their `occursAt`. */
  overrides: D[];
  sequence: number;
};

/**
 * A series for a calendar file, made from the dates of it that the reader may see; null when there are none.
 *
 * Readers reckon the end by adding the length of the first date, so where the clocks change overnight, or leave out
 * the hour, a date is an override too.
 */
export function masterOf<D extends SeriesDate>(series: SeriesRow, dates: readonly D[]): Master<D> | null {
  const shown = [...dates].sort((one, other) => Temporal.Instant.compare(one.occursAt, other.occursAt));
  const [first, last] = [shown[0], shown.at(-1)];
  const row = usual(shown);
  if (!first || !last || !row) return null;
  const times = timesOn(ukDay(first.occursAt), wallTimes(series));
  const { interval, pattern } = readRule(series.rule);
  const open = { interval, pattern, end: { kind: 'never' } } as const;
  const days = ruleDays(open, ukDay(first.occursAt), { limit: Infinity, to: ukDay(last.occursAt) });
  const there = new Set(shown.map(({ occursAt }) => occursAt.epochMilliseconds));
  const given = days.map((day) => timesOn(day, wallTimes(series)).startsAt);
  return {
    ...times,
    row,
    allDay: series.allDay,
    // Programs differ on what UNTIL does to "the last of the 28th to the 30th", and agree on a number.
    rule: ruleText({ ...open, end: { kind: 'count', times: days.length } }, series.allDay),
    leftOut: given.filter((at) => !there.has(at.epochMilliseconds)),
    overrides: shown.filter((date) => differs(date, row, series, times)),
    sequence: series.sequence,
  };
}

/** The date that looks like most others; of these the first. */
function usual<D extends SeriesDate>(dates: readonly D[]): D | undefined {
  const standing = dates.filter(({ cancelledAt }) => !cancelledAt);
  const alike = Map.groupBy(standing.length > 0 ? standing : dates, ({ looks }) => looks);
  return [...alike.values()].sort((one, other) => other.length - one.length)[0]?.[0];
}

function differs(date: SeriesDate, row: SeriesDate, series: SeriesRow, { startsAt, endsAt }: Times): boolean {
  if (date.cancelledAt || date.looks !== row.looks || !date.startsAt.equals(date.occursAt)) return true;
  const times = wallTimes(series);
  if (series.allDay) return !timesOn(ukDay(date.occursAt), times).endsAt.equals(date.endsAt);
  const isShifted = !wallTimes(date).at.equals(times.at);
  const length = startsAt.until(endsAt);
  return isShifted || !date.startsAt.add(length).equals(date.endsAt);
}
