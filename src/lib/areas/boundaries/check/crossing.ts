import type { Shape } from '#db/schema/boundaries.ts';
import { areaOf } from './mend.ts';
import { ringsIn } from './shape-of.ts';

// One side of a ring, from its western end.
type Side = {
  ring: number[][];
  nth: number;
  ax: number;
  ay: number;
  bx: number;
  by: number;
  south: number;
  north: number;
};

/** Where an outline crosses itself, and how much hangs on the knot: 1 is the whole of the smaller of two parts alike. */
export type Crossing = { at: [number, number]; share: number };

// A coast that was simplified too far knots in a hundred places; then it is no use to name them all.
const most = 100;

/**
 * Where an outline crosses itself. Sides that only touch are allowed: islands meet at a corner, and a border may run
 * along itself.
 */
export function crossingsIn(shape: Shape): Crossing[] {
  const crossings: Crossing[] = [];
  const sides = sidesOf(shape).sort((one, other) => one.ax - other.ax);
  let near: Side[] = [];
  for (const side of sides) {
    // Sides that end west of this one meet none that follow.
    near = near.filter(({ bx }) => bx >= side.ax);
    for (const other of near) {
      if (other.south > side.north || other.north < side.south) continue;
      const at = meeting(side, other);
      if (at) crossings.push({ at, share: shareOf(side, other, at) });
    }
    if (crossings.length >= most) break;
    near.push(side);
  }
  return crossings;
}

function shareOf(one: Side, other: Side, at: [number, number]): number {
  if (one.ring !== other.ring) return smaller(areaOf(one.ring), areaOf(other.ring));
  const [from, to] = one.nth < other.nth ? [one.nth, other.nth] : [other.nth, one.nth];
  const loop = areaOf([at, ...one.ring.slice(from, to), at]);
  const rest = areaOf([...one.ring.slice(0, from), at, ...one.ring.slice(to)]);
  return smaller(loop, rest);
}

const smaller = (one: number, other: number): number =>
  Math.min(Math.abs(one), Math.abs(other)) / (Math.max(Math.abs(one), Math.abs(other)) || 1);

function sidesOf(shape: Shape): Side[] {
  const sides: Side[] = [];
  for (const ring of ringsIn(shape)) {
    for (let n = 1; n < ring.length; n++) {
      const [one, other] = [ring[n - 1], ring[n]] as [[number, number], [number, number]];
      const [[ax, ay], [bx, by]] = one[0] <= other[0] ? [one, other] : [other, one];
      sides.push({ ring, nth: n, ax, ay, bx, by, south: Math.min(ay, by), north: Math.max(ay, by) });
    }
  }
  return sides;
}

// More than 0 when c lies to the left of the way from a to b.
const left = (ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function meeting(s: Side, t: Side): [number, number] | null {
  const ofTStart = left(s.ax, s.ay, s.bx, s.by, t.ax, t.ay);
  const ofTEnd = left(s.ax, s.ay, s.bx, s.by, t.bx, t.by);
  if (ofTStart * ofTEnd >= 0) return null;
  const ofSStart = left(t.ax, t.ay, t.bx, t.by, s.ax, s.ay);
  const ofSEnd = left(t.ax, t.ay, t.bx, t.by, s.bx, s.by);
  if (ofSStart * ofSEnd >= 0) return null;
  const along = ofSStart / (ofSStart - ofSEnd);
  return [s.ax + along * (s.bx - s.ax), s.ay + along * (s.by - s.ay)];
}
