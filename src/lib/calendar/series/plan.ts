import type { HolidayRule } from '#db/schema/event-series.ts';
import { ukDay } from '#lib/dates.ts';
import { afterHoliday, isHoliday } from './holidays.ts';
import { ruleDays } from './reckon.ts';
import { mostDates, type Rule } from './rule.ts';
import {
  type ClockChange,
  clockChange,
  type Times,
  timesOn,
  type WallTimes,
  wallTimes,
} from './wall-time.ts';

/** A series as its form says it: the rule, its first date, and what becomes of bank holidays. */
export type SeriesPlan = Times & { rule: Rule; allDay: boolean; holidays: HolidayRule };

/** What a bank holiday did to a date: nothing, though it falls on one; it moved; or it is left out, and why. */
export type HolidayFate = 'kept' | 'moved' | 'left_out' | 'left_out_taken' | null;

/** One date that the rule gives. `occursAt` is where the rule puts it, the times are when it is held. */
export type PlannedDate = Times & {
  day: Temporal.PlainDate;
  occursAt: Temporal.Instant;
  fate: HolidayFate;
  clock: ClockChange;
};

/** Whether a date is held at all. */
export const isHeld = ({ fate }: PlannedDate): boolean => fate !== 'left_out' && fate !== 'left_out_taken';

/**
 * The dates of a series, from the first on, with those that bank holidays leave out.
 *
 * @param to the last day on which the rule may put one; a rule that ends needs none
 * @param limit how many at the most; one more than may be made tells that there are too many
 */
export function plannedDates(
  plan: SeriesPlan,
  { to, limit = mostDates + 1 }: { to?: Temporal.PlainDate; limit?: number } = {},
): PlannedDate[] {
  const times = wallTimes(plan);
  const first = ukDay(plan.startsAt);
  // A little further than is asked for: what moves past the last day may find the next one there.
  const days = ruleDays(plan.rule, first, { limit: limit + 14, ...(to && { to: to.add({ days: 14 }) }) });
  const taken = new Set(days.map(String));
  const asked = days.filter((day) => !to || Temporal.PlainDate.compare(day, to) <= 0).slice(0, limit);
  return asked.map((day) => planned(day, times, fateOf(day, plan.holidays, taken)));
}

type Fate = { fate: HolidayFate; heldOn: Temporal.PlainDate };

/** What a bank holiday does to a date; a day that one moved to is taken from then on. */
function fateOf(day: Temporal.PlainDate, rule: HolidayRule, taken: Set<string>): Fate {
  if (!isHoliday(day)) return { fate: null, heldOn: day };
  if (rule === 'keep') return { fate: 'kept', heldOn: day };
  if (rule === 'skip') return { fate: 'left_out', heldOn: day };
  const heldOn = afterHoliday(day);
  if (taken.has(heldOn.toString())) return { fate: 'left_out_taken', heldOn: day };
  taken.add(heldOn.toString());
  return { fate: 'moved', heldOn };
}

function planned(day: Temporal.PlainDate, times: WallTimes, { fate, heldOn }: Fate): PlannedDate {
  const occursAt = timesOn(day, times).startsAt;
  return { day, occursAt, fate, ...timesOn(heldOn, times), clock: clockChange(heldOn, times) };
}
