import type { Chance } from './chance.ts';

/** A moment between two, within office hours where that fits; nearer to the later one, as bookings are. */
export function momentBetween(
  from: Temporal.Instant,
  to: Temporal.Instant,
  { next, between }: Chance,
): Temporal.Instant {
  const [start, end] = [from.epochMilliseconds, to.epochMilliseconds];
  if (start >= end) return to;
  const any = Temporal.Instant.fromEpochMilliseconds(Math.floor(end - (end - start) * next() ** 2));
  const office = any
    .toZonedDateTimeISO('Europe/London')
    .with({ hour: between(8, 17), minute: between(0, 59) })
    .toInstant();
  const fits = Temporal.Instant.compare(office, from) >= 0 && Temporal.Instant.compare(office, to) <= 0;
  return fits ? office : any;
}

/** The earlier of two moments. */
export const earlier = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) < 0 ? one : other;
