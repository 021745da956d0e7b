import { geoTransverseMercator } from 'd3-geo';
import type { Shape } from '#db/schema/boundaries.ts';
import type { Box } from './box.ts';
import { pathOf } from './path.ts';

/** A sheet of paper with a map on it: whole units, of which a picture 700 pixels wide has ten to a pixel. */
export type Sheet = {
  width: number;
  height: number;
  /** Where a place lies on the sheet. */
  at: (longitude: number, latitude: number) => [number, number];
  /** A shape as the `d` of an SVG path, to be filled by the rule `evenodd`. */
  path: (shape: Shape) => string;
};

const width = 7000;
const margin = 60;
const tallest = 9000;

/**
 * Lays a sheet over a box of degrees, as the National Grid lays it: north is up and nothing is stretched.
 *
 * @param box what must be seen; a point is given some room
 */
export function sheetFor(box: Box): Sheet {
  const room = widened(box);
  // The meridian of the National Grid: along it north is straight up.
  const projection = geoTransverseMercator().rotate([2, 0]).precision(0);
  const edge = { type: 'MultiPoint' as const, coordinates: edgeOf(room) };
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, tallest - margin],
    ],
    edge,
  );
  const placed = edge.coordinates.map((position) => projection(position)!);
  const top = Math.min(...placed.map(([, y]) => y)) - margin;
  const at = (longitude: number, latitude: number): [number, number] => {
    const [x, y] = projection([longitude, latitude])!;
    return [Math.round(x), Math.round(y - top)];
  };
  const height = Math.max(...placed.map(([, y]) => Math.round(y - top))) + margin;
  return { width, height, at, path: (shape) => pathOf(shape, at) };
}

// About two kilometres each way, for what has no size.
const least = 0.02;

function widened({ west, south, east, north }: Box): Box {
  const [x, y] = [Math.max(0, least - (east - west)) / 2, Math.max(0, least - (north - south)) / 2];
  return { west: west - x, south: south - y, east: east + x, north: north + y };
}

// Corners and the middles of the sides: a side that is straight in degrees is not on paper.
function edgeOf({ west, south, east, north }: Box): [number, number][] {
  const [x, y] = [(west + east) / 2, (south + north) / 2];
  return [west, x, east].flatMap((longitude) =>
    [south, y, north].map((latitude): [number, number] => [longitude, latitude]),
  );
}
