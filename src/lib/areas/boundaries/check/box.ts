import type { Shape } from '#db/schema/boundaries.ts';
import type { Box } from '#lib/map/box.ts';
import { ringsIn } from './shape-of.ts';

/** The box round a shape. */
export function boxOf(shape: Shape): Box {
  const box = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity };
  for (const ring of ringsIn(shape)) {
    for (const [x, y] of ring as [number, number][]) {
      if (x < box.west) box.west = x;
      if (x > box.east) box.east = x;
      if (y < box.south) box.south = y;
      if (y > box.north) box.north = y;
    }
  }
  return box;
}

// From Scilly to Unst and from St Kilda to Lowestoft, with a little sea.
const greatBritain: Box = { west: -8.8, south: 49.7, east: 2.1, north: 61 };

const lies = (inner: Box, outer: Box): boolean =>
  inner.west >= outer.west &&
  inner.east <= outer.east &&
  inner.south >= outer.south &&
  inner.north <= outer.north;

/** Whether all of it lies in Great Britain and the sea round it. */
export const isBritish = (box: Box): boolean => lies(box, greatBritain);

/** Whether it would lie there if latitude and longitude changed places. */
export const isTurned = ({ west, south, east, north }: Box): boolean =>
  lies({ west: south, south: west, east: north, north: east }, greatBritain);
