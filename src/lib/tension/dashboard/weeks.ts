import { ukDay, ukMoment } from '#lib/dates.ts';

/** A moment at which levels are looked at: 9am of a Monday behind, or now. */
export type Week = { at: Temporal.Instant; monday: Temporal.PlainDate | null };

const nine = Temporal.PlainTime.from('09:00');

const mondayOf = (day: Temporal.PlainDate): Temporal.PlainDate => day.subtract({ days: day.dayOfWeek - 1 });
const weekOf = (monday: Temporal.PlainDate): Week => ({ at: ukMoment(monday, nine), monday });

/** How many weeks can be gone back: the same week of last year, and a quarter before it. */
export const weeksBack = 65;

/** So many moments, the oldest first: the Mondays before today, and last of all now. */
export function weeksUntil(now: Temporal.Instant, count: number): Week[] {
  const today = ukDay(now);
  const last = mondayOf(today.subtract({ days: 1 }));
  const behind = Array.from({ length: count - 1 }, (_, index) =>
    weekOf(last.subtract({ days: 7 * (count - 2 - index) })),
  );
  return [...behind, { at: now, monday: null }];
}

/** The week that an address names by its Monday, or now. */
export function weekNamed(text: string | null, now: Temporal.Instant): Week {
  const known = weeksUntil(now, weeksBack + 1);
  return known.find(({ monday }) => monday?.toString() === text) ?? known.at(-1)!;
}

/** So many moments up to one of them, the oldest first. */
export function weeksTo({ at, monday }: Week, now: Temporal.Instant, count: number): Week[] {
  if (monday === null) return weeksUntil(now, count);
  return Array.from({ length: count }, (_, index) =>
    index === count - 1 ? { at, monday } : weekOf(monday.subtract({ days: 7 * (count - 1 - index) })),
  );
}

/** 9am of the same days 52 weeks earlier, so that each falls on the same day of its week. */
export const yearBefore = (weeks: readonly Week[]): Week[] =>
  weeks.map(({ at, monday }) => {
    const day = ukDay(at).subtract({ weeks: 52 });
    return { at: ukMoment(day, nine), monday: monday && day };
  });

/** The Monday from which on something is news: that of this week, or of the week before one that is looked back at. */
export function newsSince({ at, monday }: Week): Week {
  const day = ukDay(at);
  // On a Monday what is new is new since the Monday before.
  return weekOf(monday === null ? mondayOf(day.subtract({ days: 1 })) : monday.subtract({ days: 7 }));
}
