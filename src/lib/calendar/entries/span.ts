import { ukDay, ukMoment } from '#lib/dates.ts';
import type { Entry } from './entry.ts';

/** The ways in which the calendar is looked at. A day is an agenda of one day, with everything in it. */
export const calendarViews = ['agenda', 'week', 'month', 'day'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** How many days an agenda shows. */
export const agendaDays = 14;

/** A day in the UK as two moments: 23, 24 or 25 hours apart. */
export type CalendarDay = { on: Temporal.PlainDate; from: Temporal.Instant; to: Temporal.Instant };

const monday = (on: Temporal.PlainDate) => on.subtract({ days: on.dayOfWeek - 1 });
const midnight = (on: Temporal.PlainDate) => ukMoment(on, new Temporal.PlainTime());

/** The days that a view shows about one of them: whole weeks from Monday on, but for an agenda. */
export function daysOf(view: CalendarView, on: Temporal.PlainDate): CalendarDay[] {
  if (view === 'day') return daysFrom(on, 1);
  if (view === 'agenda') return daysFrom(on, agendaDays);
  if (view === 'week') return daysFrom(monday(on), 7);
  const first = monday(on.with({ day: 1 }));
  const last = on.with({ day: on.daysInMonth });
  const weeks = Math.ceil((first.until(last).days + 1) / 7);
  return daysFrom(first, weeks * 7);
}

function daysFrom(first: Temporal.PlainDate, count: number): CalendarDay[] {
  const days = Array.from({ length: count + 1 }, (_, index) => first.add({ days: index }));
  const moments = days.map(midnight);
  return days.slice(0, count).map((on, index) => ({ on, from: moments[index]!, to: moments[index + 1]! }));
}

/** The day that a view before or after shows. */
export function stepFrom(view: CalendarView, on: Temporal.PlainDate, way: 1 | -1): Temporal.PlainDate {
  if (view === 'month') return on.with({ day: 1 }).add({ months: way });
  return on.add({ days: way * { agenda: agendaDays, week: 7, day: 1 }[view] });
}

/** The entries of each of some days that follow each other; what lasts longer stands in each of its days. */
export function onDays(days: readonly CalendarDay[], entries: readonly Entry[]): Entry[][] {
  const ends = days.map(({ to }) => to.epochMilliseconds);
  const found = days.map((): Entry[] => []);
  for (const entry of entries) {
    const [from, to] = [entry.startsAt.epochMilliseconds, entry.endsAt.epochMilliseconds];
    const first = ends.findIndex((end) => from < end);
    for (let index = first; index >= 0 && index < days.length; index++) {
      if (days[index]!.from.epochMilliseconds >= to) break;
      found[index]!.push(entry);
    }
  }
  return found;
}

/** The day that an address names, or today; far days are no days of this calendar. */
export function dayNamed(text: string | null, now: Temporal.Instant): Temporal.PlainDate {
  const today = ukDay(now);
  if (!text || !/^\d{4}-\d\d-\d\d$/.test(text)) return today;
  try {
    const on = Temporal.PlainDate.from(text);
    return Math.abs(on.year - today.year) <= 20 ? on : today;
  } catch {
    return today;
  }
}
