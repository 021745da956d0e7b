import { ukDay } from '#lib/dates.ts';
import { ruleDays } from './reckon.ts';
import { mostDates } from './rule.ts';
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
  /** RRULE without DTSTART; always with an end: the last date that may be shown. */
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
  const rule = { ...readRule(series.rule), end: { kind: 'until', on: ukDay(last.occursAt) } } as const;
  return {
    ...times,
    row,
    allDay: series.allDay,
    rule: ruleText(rule, series.allDay),
    leftOut: leftOut(series, shown, rule),
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

function leftOut(series: SeriesRow, shown: readonly SeriesDate[], rule: ReturnType<typeof readRule>) {
  const [first] = shown;
  if (!first) return [];
  const times = wallTimes(series);
  const there = new Set(shown.map(({ occursAt }) => occursAt.epochMilliseconds));
  return ruleDays(rule, ukDay(first.occursAt), { limit: mostDates * 2 })
    .map((day) => timesOn(day, times).startsAt)
    .filter((at) => !there.has(at.epochMilliseconds));
}

function differs(date: SeriesDate, row: SeriesDate, series: SeriesRow, { startsAt, endsAt }: Times): boolean {
  if (date.cancelledAt || date.looks !== row.looks || !date.startsAt.equals(date.occursAt)) return true;
  const times = wallTimes(series);
  if (series.allDay) return !timesOn(ukDay(date.occursAt), times).endsAt.equals(date.endsAt);
  const isShifted = !wallTimes(date).at.equals(times.at);
  const length = startsAt.until(endsAt);
  return isShifted || !date.startsAt.add(length).equals(date.endsAt);
}
