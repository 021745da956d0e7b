import type { Ahead } from '#lib/calendar/entries/horizon.ts';

/** Something ahead, in which row its words stand and how far from the left in per cent; at the end, words stand before it. */
export type Placed = Ahead & { x: number; row: number; isEnd: boolean };

// How many rows the drawing may have: no more than its words need.
const [fewest, most] = [3, 7];
// How wide a letter is, bold and plain, in per cent of a drawing as narrow as it is ever shown.
const [bold, plain] = [0.8, 0.72];
/** From the point to its words, in the same measure. */
const gap = 1.4;

/**
 * Places what is ahead on a line of some days, in rows so that no words lie over others and no stem passes behind
 * words: the first stands lowest, those that follow above it. What has no room is left out, and counted by whoever
 * draws it.
 */
export function placedAhead(ahead: readonly Ahead[], today: Temporal.PlainDate, days = 28): Placed[] {
  const points = ahead.map((one) => ({
    one,
    x: Math.round(((today.until(one.on).days + 0.5) / days) * 1000) / 10,
  }));
  let best: Placed[] = [];
  for (let rows = fewest; rows <= most && best.length < ahead.length; rows++) {
    const placed = placedIn(rows, points);
    if (placed.length > best.length) best = placed;
  }
  return best;
}

type Point = { one: Ahead; x: number };
/** From where to where words reach, and in which row. */
type Spot = { x: number; from: number; to: number; row: number; isEnd: boolean };

function placedIn(rows: number, points: readonly Point[]): Placed[] {
  const placed: (Placed & Spot)[] = [];
  for (const { one, x } of points) {
    const spot = spotsFor(one, x, rows).find((next) => placed.every((other) => isClear(other, next)));
    if (spot) placed.push({ ...one, ...spot });
  }
  return placed.map(({ from: _from, to: _to, ...one }) => one);
}

/** Where it could stand, the best first: lowest, and with its words behind it. */
function spotsFor({ title, area }: Ahead, x: number, rows: number): Spot[] {
  // The second line says the day as well.
  const second = ((area ?? 'everywhere').length + 12) * plain;
  const long = Math.max(title.length * bold, second) + gap;
  const upwards = Array.from({ length: rows }, (_, index) => rows - 1 - index);
  const after = upwards.map((row) => ({ x, from: x, to: x + long, row, isEnd: false }));
  const before = upwards.map((row) => ({ x, from: x - long, to: x, row, isEnd: true }));
  return [...after, ...before].filter(({ from, to }) => from >= 0 && to <= 100);
}

/** Whether neither lies over the other, nor the stem of the lower one behind the words of the upper. */
function isClear(one: Spot, other: Spot): boolean {
  if (one.row === other.row) return one.to + gap <= other.from || other.to + gap <= one.from;
  const [upper, lower] = one.row < other.row ? [one, other] : [other, one];
  // On the same day they share a stem, which ends at no words.
  return lower.x <= upper.from || upper.to <= lower.x;
}
