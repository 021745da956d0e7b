import { ukDay } from '#lib/dates.ts';

const zone = 'Europe/London';

/** When an event is. One of whole days ends at the midnight after its last. */
export type Times = { startsAt: Temporal.Instant; endsAt: Temporal.Instant; allDay: boolean };

/** The longest that one event may be: what goes on for longer is a series. */
export const mostDays = 60;

export type TimesRefusal = 'ends before it starts' | 'too long' | 'past';

/** What is wrong with when an event is to be; null where nothing is. Days are counted in UK time. */
export function timesRefusal({ startsAt, endsAt }: Times, now: Temporal.Instant): TimesRefusal | null {
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) return 'ends before it starts';
  const latest = startsAt.toZonedDateTimeISO(zone).add({ days: mostDays }).toInstant();
  if (Temporal.Instant.compare(endsAt, latest) > 0) return 'too long';
  return Temporal.PlainDate.compare(ukDay(startsAt), ukDay(now)) < 0 ? 'past' : null;
}

/** Whole days in the UK as moments, whether the clock changes on one of them or not. */
export const wholeDays = (first: Temporal.PlainDate, last: Temporal.PlainDate): Times => ({
  startsAt: midnight(first),
  endsAt: midnight(last.add({ days: 1 })),
  allDay: true,
});

/** The last day of an event, as people say it. */
export const lastDay = ({ endsAt, allDay }: Pick<Times, 'endsAt' | 'allDay'>): Temporal.PlainDate =>
  ukDay(allDay ? endsAt.subtract({ seconds: 1 }) : endsAt);

/** The same event on another day, as long as it was: 6pm stays 6pm, and whole days stay whole. */
export function onDay({ startsAt, endsAt, allDay }: Times, day: Temporal.PlainDate): Times {
  const [from, to] = [startsAt, endsAt].map((at) => at.toZonedDateTimeISO(zone));
  const days = from!.toPlainDate().until(to!.toPlainDate()).days;
  const at = (on: Temporal.PlainDate, like: Temporal.ZonedDateTime) =>
    on.toZonedDateTime({ timeZone: zone, plainTime: like.toPlainTime() }).toInstant();
  return { startsAt: at(day, from!), endsAt: at(day.add({ days }), to!), allDay };
}

const midnight = (on: Temporal.PlainDate) => on.toZonedDateTime(zone).toInstant();
