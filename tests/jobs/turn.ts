import { ukMoment } from '#lib/dates.ts';

const midnight = new Temporal.PlainTime();

/** The first moment of the day that a rule names, and the last before it. */
export function turnOf(from: Temporal.PlainDate, period: Temporal.DurationLike) {
  const over = ukMoment(from.add(period), midnight);
  return { over, eve: over.subtract({ milliseconds: 1 }) };
}
