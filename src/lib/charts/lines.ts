import { type Percent, type Range, share, spot } from './scale.ts';

/** A value for each point of time, null where there is none to show. */
export type Series = { label: string; values: readonly (number | null)[] };

export type Dot = { x: Percent; y: number; value: number; index: number };
export type Stroke = { x1: Percent; y1: number; x2: Percent; y2: number };
export type Line = { label: string; dots: readonly Dot[]; strokes: readonly Stroke[] };

/** Where a point of time stands, of so many. */
export const column = (index: number, count: number): Percent =>
  count < 2 ? 50 : spot(index, { from: 0, to: count - 1 });

/**
 * Draws values over time: a dot for each, and strokes between neighbours. A gap in the values stays a gap.
 *
 * @param height of the ground between the least and the greatest value, in pixels
 */
export function lines(series: readonly Series[], range: Range, height: number): Line[] {
  return series.map(({ label, values }) => {
    const dots = values.flatMap((value, index): Dot[] =>
      value === null
        ? []
        : [{ x: column(index, values.length), y: down(value, range, height), value, index }],
    );
    return { label, dots, strokes: dots.flatMap((dot, n) => strokeTo(dot, dots[n - 1])) };
  });
}

const down = (value: number, range: Range, height: number): number =>
  Math.round((1 - share(value, range) / 100) * height * 10) / 10;

const strokeTo = (dot: Dot, before: Dot | undefined): Stroke[] =>
  before && before.index === dot.index - 1 ? [{ x1: before.x, y1: before.y, x2: dot.x, y2: dot.y }] : [];

/** Round values to rule the ground with, from the least to the greatest. */
export function rules({ from, to }: Range, parts = 4): number[] {
  return Array.from({ length: parts + 1 }, (_, n) => from + ((to - from) * n) / parts);
}
