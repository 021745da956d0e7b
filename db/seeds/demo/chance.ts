/** Numbers that look random and are the same on every run, so that the demonstration never surprises. */
export type Chance = {
  /** From 0 up to, and not including, 1. */
  next: () => number;
  /** A whole number between two, both included. */
  between: (least: number, most: number) => number;
  pick: <T>(from: readonly T[]) => T;
};

/** Mulberry32: small, and good enough for made-up people. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { next, between, pick: (from) => from[between(0, from.length - 1)]! };
}
