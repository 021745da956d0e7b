import type { ViewingDay } from './days.ts';

/** One officer's last weeks in figures. Whether any of it is unusual is for a person to say. */
export type Viewing = {
  officerId: string;
  /** Records on each day shown, oldest first. */
  days: { day: Temporal.PlainDate; records: number }[];
  records: number;
  busiestDay: number;
  /** The median of the working days before on which they looked at anything; null where there was none. */
  usualDay: number | null;
  outOfHours: number;
  outsideAreas: number;
  busiestHour: number;
};

/** The middle of some figures, or null of none. */
export function median(figures: readonly number[]): number | null {
  if (figures.length === 0) return null;
  const sorted = [...figures].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

type Others = { outside: ReadonlyMap<string, number>; hours: ReadonlyMap<string, number> };

/**
 * Puts the figures of each officer together.
 *
 * @param first the first of the days shown; what lies before tells what is usual
 */
export function viewings(
  all: readonly ViewingDay[],
  { first, last }: { first: Temporal.PlainDate; last: Temporal.PlainDate },
  { outside, hours }: Others,
): Viewing[] {
  const officers = [...Map.groupBy(all, ({ officerId }) => officerId)];
  return officers.flatMap(([officerId, days]) => {
    const isShown = ({ day }: ViewingDay) => Temporal.PlainDate.compare(day, first) >= 0;
    const shown = days.filter(isShown);
    if (shown.length === 0) return [];
    const before = days.filter((one) => !isShown(one) && one.day.dayOfWeek <= 5);
    return {
      officerId,
      days: eachDay(shown, first, last),
      records: total(shown.map(({ records }) => records)),
      busiestDay: Math.max(...shown.map(({ records }) => records)),
      usualDay: median(before.map(({ records }) => records)),
      outOfHours: total(shown.map(({ outOfHours }) => outOfHours)),
      outsideAreas: outside.get(officerId) ?? 0,
      busiestHour: hours.get(officerId) ?? 0,
    };
  });
}

const total = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0);

function eachDay(shown: readonly ViewingDay[], first: Temporal.PlainDate, last: Temporal.PlainDate) {
  const found = new Map(shown.map(({ day, records }) => [day.toString(), records]));
  const count = first.until(last, { largestUnit: 'days' }).days + 1;
  return Array.from({ length: count }, (_, n) => {
    const day = first.add({ days: n });
    return { day, records: found.get(day.toString()) ?? 0 };
  });
}
