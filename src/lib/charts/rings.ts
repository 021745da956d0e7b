/** A part of a ring: how long it is and where it begins, in hundredths of the whole. */
export type RingPart = { length: number; from: number };

const hundredth = (value: number): number => Math.round(value * 100) / 100;

/** Cuts a ring into parts by their shares, clockwise from the top; a part of nothing is nothing long. */
export function ringParts(shares: readonly number[]): RingPart[] {
  const whole = shares.reduce((sum, one) => sum + one, 0);
  if (whole <= 0) return shares.map(() => ({ length: 0, from: 0 }));
  let gone = 0;
  return shares.map((one) => {
    const part = { length: hundredth((one / whole) * 100), from: hundredth((gone / whole) * 100) };
    gone += one;
    return part;
  });
}

/** A radius between two whose area grows with a value, so that twice as many look twice as large. */
export const radiusOf = (
  value: number,
  most: number,
  { least, full }: { least: number; full: number },
): number => (most <= 0 ? least : Math.round(Math.max(least, Math.sqrt(value / most) * full) * 10) / 10);
