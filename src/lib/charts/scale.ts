/** The least and the greatest value that a drawing has room for. */
export type Range = { from: number; to: number };

/** Where on a drawing, in per cent of its width. */
export type Percent = number;

// Figures stand beside dots: at either end of a scale they need this much room.
const margin = 9;

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** How much of the whole width a value takes; a value outside the range is drawn at its end. */
export const share = (value: number, { from, to }: Range): Percent =>
  to <= from ? 0 : tenth(Math.min(1, Math.max(0, (value - from) / (to - from))) * 100);

/** Where a value stands with room for its figure on either side. */
export const spot = (value: number, range: Range): Percent =>
  tenth(margin + (share(value, range) * (100 - 2 * margin)) / 100);

/** The next round number from which a bar of this size is easy to judge: 1, 2, 5, 10, 20, 50 … */
export function roundTop(greatest: number): number {
  if (greatest <= 0) return 1;
  const tens = 10 ** Math.floor(Math.log10(greatest));
  return [1, 2, 5, 10].map((step) => step * tens).find((top) => top >= greatest)!;
}
