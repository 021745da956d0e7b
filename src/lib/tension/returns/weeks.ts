import { date, ukDay } from '#lib/dates.ts';

/** The Monday with which the week of a day begins. */
export const weekOf = (on: Temporal.PlainDate): Temporal.PlainDate => on.subtract({ days: on.dayOfWeek - 1 });

/** The week that runs now, by its Monday. */
export const thisWeek = (now: Temporal.Instant): Temporal.PlainDate => weekOf(ukDay(now));

/** "the week of 16 November 2026" */
export const weekWords = (week: Temporal.PlainDate): string => `the week of ${date(week)}`;

/** A return is of the week that runs, or late for the one before. */
export const isReportable = (week: Temporal.PlainDate, now: Temporal.Instant): boolean =>
  [thisWeek(now), thisWeek(now).subtract({ weeks: 1 })].some((one) => one.equals(week));

/** The weeks that a form offers: this one first. */
export const reportableWeeks = (now: Temporal.Instant): Temporal.PlainDate[] => [
  thisWeek(now),
  thisWeek(now).subtract({ weeks: 1 }),
];
