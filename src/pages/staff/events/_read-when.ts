import { type Times, timesRefusal, wholeDays } from '#lib/calendar/events/times.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { isBlankDay, readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, typedIn } from '../training/coverage/_day-field.ts';
import { exactTime } from '../engagements/_form/typed-time.ts';
import { timesMistakes } from './_refusals.ts';

type Read = { ok: true; value: Times } | { ok: false; errors: Mistakes };
type Typed = Readonly<Record<string, unknown>>;

/** From when to when a form says; whole days need no times, and the last day may be left empty. */
export function readWhen(
  values: Typed,
  { isHeld = false }: { isHeld?: boolean },
  now: Temporal.Instant,
): Read {
  const first = readDay(typedIn(values, 'on'));
  const until = typedIn(values, 'until');
  const last = isBlankDay(until) ? first : readDay(until);
  const allDay = values['allDay'] === true;
  const [from, to] = ['from', 'to'].map((name) => readTime(String(values[name] ?? '')));
  const { day, month, year } = ukDay(now).add({ days: 7 });
  const errors: Mistakes = {
    ...(first ? {} : { on: `Enter a day that there is, like ${day} ${month} ${year}` }),
    ...(last || !first ? {} : { until: 'Enter a day that there is, or leave all three boxes empty' }),
    ...(from || allDay ? {} : { from: 'Enter when it starts, like 2:30pm, or tick that it lasts all day' }),
    ...(to || allDay ? {} : { to: 'Enter when it ends, like 4pm' }),
  };
  if (!first || !last || Object.keys(errors).length > 0) return { ok: false, errors };
  const value = allDay ? wholeDays(first, last) : between(first, last, from!, to!);
  const wrong = timesRefusal(value, now);
  if (!wrong || (isHeld && wrong === 'past')) return { ok: true, value };
  return { ok: false, errors: timesMistakes[wrong] };
}

const between = (
  first: Temporal.PlainDate,
  last: Temporal.PlainDate,
  from: Temporal.PlainTime,
  to: Temporal.PlainTime,
): Times => ({ startsAt: ukMoment(first, from), endsAt: ukMoment(last, to), allDay: false });

/** When an event is, as the fields of a form show it. */
export function whenTyped({ startsAt, endsAt, allDay }: Times) {
  const last = ukDay(allDay ? endsAt.subtract({ seconds: 1 }) : endsAt);
  const isOneDay = ukDay(startsAt).equals(last);
  return {
    ...boxesOf(typedDay(ukDay(startsAt)), 'on'),
    ...(isOneDay ? {} : boxesOf(typedDay(last), 'until')),
    allDay,
    from: allDay ? '' : exactTime(startsAt),
    to: allDay ? '' : exactTime(endsAt),
  };
}
