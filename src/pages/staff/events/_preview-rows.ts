import type { PlannedDate } from '#lib/calendar/series/plan.ts';
import { isHeld, type SeriesPlan } from '#lib/calendar/series/plan.ts';
import { day, shortDay, time, timeRange, ukDay } from '#lib/dates.ts';

/** How many dates of a series are shown before it is made. */
export const mostShown = 12;

/** The next dates of a series as they would be made, each with what stands against it. */
export function previewRows(dates: readonly PlannedDate[], { allDay }: SeriesPlan): string[][] {
  return dates.slice(0, mostShown).map((date) => {
    const hours = allDay ? 'All day' : timeRange(date.startsAt, date.endsAt);
    return isHeld(date)
      ? [day(ukDay(date.startsAt)), hours, remark(date)]
      : [day(date.day), 'Left out', remark(date)];
  });
}

function remark({ fate, clock, day: on, startsAt }: PlannedDate): string {
  const words = {
    kept: 'A bank holiday.',
    moved: `${shortDay(on)} is a bank holiday.`,
    left_out: 'A bank holiday.',
    left_out_taken: 'A bank holiday, and the next working day has a date of the series already.',
  };
  const clocks = {
    no_such_hour: `The clocks go forward in this hour, so it begins at ${time(startsAt)}.`,
    hour_twice: 'The clocks go back, and this hour comes twice: it begins in the first.',
  };
  return [fate && words[fate], clock && clocks[clock]].filter(Boolean).join(' ');
}

/** "and 40 more, the last on Thursday 17 June 2027" */
export function moreWords(dates: readonly PlannedDate[]): string {
  const held = dates.filter(isHeld);
  const last = held.at(-1);
  const more = held.length - dates.slice(0, mostShown).filter(isHeld).length;
  return last && more > 0 ? `and ${more} more, the last on ${day(ukDay(last.startsAt))}` : '';
}

/** "52 dates" */
export function heldDates(dates: readonly PlannedDate[]): string {
  const held = dates.filter(isHeld).length;
  return `${held} ${held === 1 ? 'date' : 'dates'}`;
}

/** "52 dates, and 2 left out" */
export function countWords(dates: readonly PlannedDate[]): string {
  const left = dates.filter((date) => !isHeld(date)).length;
  return `${heldDates(dates)}${left > 0 ? `, and ${left} left out` : ''}`;
}
