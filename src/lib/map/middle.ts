import type { Shape } from '#db/schema/boundaries.ts';

type Ring = readonly number[][];
type Middle = { area: number; at: [longitude: number, latitude: number] };

/** The middle of the largest part of some shapes, in degrees: where their name is written; null for none. */
export function middleOf(shapes: readonly Shape[]): [longitude: number, latitude: number] | null {
  const outer = shapes.flatMap((shape) =>
    shape.type === 'Polygon' ? [shape.coordinates[0] ?? []] : shape.coordinates.map(([ring]) => ring ?? []),
  );
  const largest = outer.map(weigh).toSorted((one, other) => other.area - one.area)[0];
  return largest && largest.area > 0 ? largest.at : null;
}

// On the flat, whichever way the ring goes: for a name that is near enough.
function weigh(ring: Ring): Middle {
  let [twice, x, y] = [0, 0, 0];
  for (const [nth, corner] of ring.entries()) {
    const [ax = 0, ay = 0] = corner;
    const [bx = 0, by = 0] = ring[(nth + 1) % ring.length] ?? corner;
    const cross = ax * by - bx * ay;
    twice += cross;
    x += (ax + bx) * cross;
    y += (ay + by) * cross;
  }
  return { area: Math.abs(twice) / 2, at: twice === 0 ? [0, 0] : [x / (3 * twice), y / (3 * twice)] };
}
