import { day, moment, time, timeRange, ukDay } from '#lib/dates.ts';

/** A busy time in words: days where it is whole days, otherwise with its hours. */
export function spanWords({
  startsAt,
  endsAt,
}: {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}): string {
  const midnight = (at: Temporal.Instant) => time(at) === '12 midnight';
  if (midnight(startsAt) && midnight(endsAt)) {
    const last = ukDay(endsAt).subtract({ days: 1 });
    return last.equals(ukDay(startsAt)) ? day(startsAt) : `${day(startsAt)} to ${day(last)}`;
  }
  return ukDay(startsAt).equals(ukDay(endsAt))
    ? `${day(startsAt)}, ${timeRange(startsAt, endsAt)}`
    : `${moment(startsAt)} to ${moment(endsAt)}`;
}
