import { ukDay, ukMoment } from '#lib/dates.ts';
import { isWorkingDay } from './working-days.ts';

// The clock runs day and night from Monday to Friday, and stands at weekends and on bank holidays.
const hour = 3_600_000;
const midnight = new Temporal.PlainTime();

const nextDay = (at: Temporal.Instant): Temporal.Instant => ukMoment(ukDay(at).add({ days: 1 }), midnight);
const milliseconds = (from: Temporal.Instant, to: Temporal.Instant): number =>
  to.epochMilliseconds - from.epochMilliseconds;

/** The moment at which so many hours of working days have gone by since another. */
export function workingHoursAfter(from: Temporal.Instant, hours: number): Temporal.Instant {
  let at = from;
  for (let left = hours * hour; ;) {
    const next = nextDay(at);
    if (isWorkingDay(ukDay(at))) {
      if (left <= milliseconds(at, next)) return at.add({ milliseconds: left });
      left -= milliseconds(at, next);
    }
    at = next;
  }
}

/** How many hours of working days lie between two moments; nought when the second is not after the first. */
export function workingHoursBetween(from: Temporal.Instant, to: Temporal.Instant): number {
  let counted = 0;
  for (let at = from; Temporal.Instant.compare(at, to) < 0;) {
    const next = nextDay(at);
    const until = Temporal.Instant.compare(next, to) < 0 ? next : to;
    if (isWorkingDay(ukDay(at))) counted += milliseconds(at, until);
    at = next;
  }
  return counted / hour;
}
