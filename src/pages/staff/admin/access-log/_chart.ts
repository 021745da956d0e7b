import type { Viewing } from '#lib/audit/viewing/usual.ts';

export const chart = { height: 44, bar: 5, step: 7 } as const;

/** Where the bars of somebody's days stand, and the line of their usual day, in the units of the drawing. */
export function bars({ days, busiestDay, usualDay }: Viewing) {
  const top = Math.max(busiestDay, usualDay ?? 0, 1);
  const tall = (records: number) => Math.round((records / top) * (chart.height - 4) * 10) / 10;
  return {
    width: days.length * chart.step,
    usual: usualDay === null ? null : chart.height - tall(usualDay),
    bars: days.map(({ records }, n) => ({
      x: n * chart.step,
      y: chart.height - tall(records),
      height: tall(records),
    })),
  };
}

/** What each figure of a row is called. */
export const figures = [
  ...['Records', 'Busiest day', 'Usual day'],
  ...['Out of hours', 'Outside their areas', 'Most in one hour'],
];

/** The figures of a row, in that order. */
export const figuresOf = (one: Viewing) => [
  one.records,
  one.busiestDay,
  one.usualDay ?? 'None yet',
  one.outOfHours,
  one.outsideAreas,
  one.busiestHour,
];
