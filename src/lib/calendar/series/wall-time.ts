const zone = 'Europe/London';

/** When one date of a series starts and ends; an all-day one from midnight to the midnight after its last day. */
export type Times = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** What the clocks do to a start: that hour is left out in spring, and comes twice in autumn. */
export type ClockChange = 'no_such_hour' | 'hour_twice' | null;

/** A time of day and how long it takes, by the clock on the wall: 6pm to 7:30pm, wherever the clocks stand. */
export type WallTimes = { at: Temporal.PlainTime; lasts: Temporal.Duration };

const wall = (at: Temporal.Instant) => at.toZonedDateTimeISO(zone).toPlainDateTime();

/** How a start and an end look on the clock on the wall. */
export function wallTimes({ startsAt, endsAt }: Times): WallTimes {
  const start = wall(startsAt);
  return { at: start.toPlainTime(), lasts: start.until(wall(endsAt), { largestUnit: 'days' }) };
}

/**
 * The same times of day on another day.
 *
 * A start in the hour that spring leaves out is an hour later by the clock, and one in the hour that autumn has
 * twice is the first of the two (RFC 5545, 3.3.5). An end that would not come after its start lies as much later
 * as it usually does.
 */
export function timesOn(day: Temporal.PlainDate, { at, lasts }: WallTimes): Times {
  const start = day.toPlainDateTime(at);
  const startsAt = start.toZonedDateTime(zone).toInstant();
  const endsAt = start.add(lasts).toZonedDateTime(zone).toInstant();
  if (Temporal.Instant.compare(endsAt, startsAt) > 0) return { startsAt, endsAt };
  return { startsAt, endsAt: startsAt.add({ minutes: lasts.total({ unit: 'minutes' }) }) };
}

/** Whether the clocks change in the hour of a start, and how. */
export function clockChange(day: Temporal.PlainDate, { at }: WallTimes): ClockChange {
  const start = day.toPlainDateTime(at);
  const first = start.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const second = start.toZonedDateTime(zone, { disambiguation: 'later' });
  if (first.toInstant().equals(second.toInstant())) return null;
  return first.toPlainDateTime().equals(start) ? 'hour_twice' : 'no_such_hour';
}

/** A moment that lies as far from one start as another from its own, by the clock on the wall: "5pm the day before". */
export const alike = (at: Temporal.Instant, from: Temporal.Instant, to: Temporal.Instant): Temporal.Instant =>
  wall(to)
    .add(wall(from).until(wall(at), { largestUnit: 'days' }))
    .toZonedDateTime(zone)
    .toInstant();
