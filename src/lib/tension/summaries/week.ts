import { date } from '#lib/dates.ts';

/** The Monday of the week of a day. */
export const weekOf = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.subtract({ days: day.dayOfWeek - 1 });

/** "16 to 22 November 2026": the week that begins with a Monday. */
export function weekWords(week: Temporal.PlainDate): string {
  const sunday = week.add({ days: 6 });
  if (week.month === sunday.month) return `${week.day} to ${date(sunday)}`;
  const from = date(week);
  return `${week.year === sunday.year ? from.slice(0, -5) : from} to ${date(sunday)}`;
}
