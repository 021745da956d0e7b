import { ukMoment } from '#lib/dates.ts';
import { isWorkingDay } from '#lib/working-days.ts';

/** From one moment to another. */
export type Span = { from: Temporal.Instant; to: Temporal.Instant };
/** A working day and when in it everybody who was asked for is free. */
export type FreeDay = { on: Temporal.PlainDate; free: readonly Span[] };

const opens = Temporal.PlainTime.from('09:00');
const closes = Temporal.PlainTime.from('17:00');

const later = (one: Temporal.Instant, other: Temporal.Instant) =>
  Temporal.Instant.compare(one, other) > 0 ? one : other;

/** The next working days from a day on. */
export function workingDaysFrom(first: Temporal.PlainDate, count: number): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = [];
  for (let on = first; days.length < count; on = on.add({ days: 1 })) if (isWorkingDay(on)) days.push(on);
  return days;
}

/** When nobody is busy for so many minutes on some days, from nine to five UK time, and not before a moment. */
export const freeOn = (
  days: readonly Temporal.PlainDate[],
  { busy, minutes }: { busy: readonly Span[]; minutes: number },
  now: Temporal.Instant,
): FreeDay[] => days.map((on) => ({ on, free: freeWithin(hoursOf(on, now), busy, minutes) }));

const hoursOf = (on: Temporal.PlainDate, now: Temporal.Instant): Span => ({
  from: later(
    ukMoment(on, opens),
    now.round({ smallestUnit: 'minute', roundingIncrement: 30, roundingMode: 'ceil' }),
  ),
  to: ukMoment(on, closes),
});

function freeWithin({ from, to }: Span, busy: readonly Span[], minutes: number): Span[] {
  const inOrder = [...busy].sort((one, other) => Temporal.Instant.compare(one.from, other.from));
  const free: Span[] = [];
  let since = from;
  for (const one of [...inOrder, { from: to, to }]) {
    const until = Temporal.Instant.compare(one.from, to) > 0 ? to : one.from;
    if (since.until(until).total('minutes') >= minutes) free.push({ from: since, to: until });
    since = later(since, one.to);
  }
  return free;
}
