import { type Percent, type Range, spot } from './scale.ts';

/** Something measured twice. */
export type Pair = { before: number; now: number };

/** A figure beside a dot. */
type Figure = { at: Percent; anchor: 'start' | 'end'; value: number };

/** How a pair is drawn: two dots, the line between them, and each figure on the outer side of its dot. */
export type Dumbbell = { before: Percent; now: Percent; figures: readonly Figure[] };

/** Draws a pair on a scale; where nothing changed there is one figure. */
export function dumbbell({ before, now }: Pair, range: Range): Dumbbell {
  const [left, right] = before <= now ? [before, now] : [now, before];
  const end: Figure = { at: spot(right, range), anchor: 'start', value: right };
  const start: Figure = { at: spot(left, range), anchor: 'end', value: left };
  const isSame = spot(left, range) === spot(right, range);
  return {
    before: spot(before, range),
    now: spot(now, range),
    figures: isSame ? [end] : [start, end],
  };
}
