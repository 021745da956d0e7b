/** A moment, or a day without a time. Moments are shown in the team's zone. */
export type When = Temporal.Instant | Temporal.PlainDate;

export interface DayParts {
  weekday: string;
  day: number;
  month: string;
  year: number;
}

const zone = 'Europe/London';
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];

// Names come from these lists and not from Intl: the pages are in English, and a formatter costs
// several times the rest of a row.
const local = (when: When) => (when instanceof Temporal.PlainDate ? when : inUk(when));

// A row writes the same moment as a day, a time and a date: reckoning the zone costs more than all the rest.
const reckoned = new WeakMap<Temporal.Instant, Temporal.ZonedDateTime>();
function inUk(instant: Temporal.Instant): Temporal.ZonedDateTime {
  const known = reckoned.get(instant) ?? instant.toZonedDateTimeISO(zone);
  reckoned.set(instant, known);
  return known;
}

/** Weekday, day, month and year by themselves, for a large date. */
export function dayParts(when: When): DayParts {
  const { dayOfWeek, day, month, year } = local(when);
  return { weekday: weekdays[dayOfWeek - 1] ?? '', day, month: months[month - 1] ?? '', year };
}

/** "Thursday 3 December 2026" */
export function day(when: When): string {
  const { weekday, day, month, year } = dayParts(when);
  return `${weekday} ${day} ${month} ${year}`;
}

/** "3 December 2026" */
export function date(when: When): string {
  const { day, month, year } = dayParts(when);
  return `${day} ${month} ${year}`;
}

/** "Thu 3 Dec" */
export function shortDay(when: When): string {
  const { weekday, day, month } = dayParts(when);
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
}

/** "10am", "1:30pm", "12 noon", "12 midnight" */
export function time(instant: Temporal.Instant): string {
  const { hour, minute } = inUk(instant);
  if (minute === 0 && hour % 12 === 0) return hour === 0 ? '12 midnight' : '12 noon';
  const minutes = minute === 0 ? '' : `:${String(minute).padStart(2, '0')}`;
  return `${hour % 12 || 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

/** "10am to 11:30am" */
export const timeRange = (start: Temporal.Instant, end: Temporal.Instant): string =>
  `${time(start)} to ${time(end)}`;

/** "2026-12-03", for the `datetime` attribute. */
export const isoDay = (when: When): string =>
  (when instanceof Temporal.PlainDate ? when : inUk(when).toPlainDate()).toString();

/** The day that it is in the UK at a moment. */
export const ukDay = (instant: Temporal.Instant): Temporal.PlainDate => inUk(instant).toPlainDate();

/** "5pm on Tuesday 1 December 2026" */
export const moment = (instant: Temporal.Instant): string => `${time(instant)} on ${day(instant)}`;

/** A moment as a statement of ours gives it, in milliseconds; the database keeps them more finely. */
export const momentOf = (milliseconds: number): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(milliseconds));

/** A day and a time of day in the UK as the moment they name. */
export const ukMoment = (on: Temporal.PlainDate, at: Temporal.PlainTime): Temporal.Instant =>
  on.toZonedDateTime({ timeZone: zone, plainTime: at }).toInstant();

/** "in 7 days", "tomorrow", by the calendar: a reminder that went late says so. */
export function soonWords(startsAt: Temporal.Instant, now: Temporal.Instant): string {
  const { days } = ukDay(now).until(ukDay(startsAt));
  if (days === 0) return 'today';
  return days === 1 ? 'tomorrow' : `in ${days} days`;
}
