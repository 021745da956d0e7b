import type { Shape } from '#db/schema/boundaries.ts';

type Place = (longitude: number, latitude: number) => [number, number];

/**
 * A shape as the `d` of an SVG path, each corner told by how far it is from the one before, which takes half the
 * room. Corners that fall on the one before are left out, and rings that then have no room.
 */
export function pathOf(shape: Shape, at: Place): string {
  const polygons = shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
  return polygons
    .flat()
    .map((ring) => ringPath(ring, at))
    .join('');
}

function ringPath(ring: number[][], at: Place): string {
  const corners = ring.map(([longitude, latitude]) => at(longitude!, latitude!));
  const kept = corners.filter(([x, y], n) => n === 0 || x !== corners[n - 1]![0] || y !== corners[n - 1]![1]);
  if (kept.length < 4) return '';
  const steps = kept.slice(1, -1).map(([x, y], n) => step(x - kept[n]![0], y - kept[n]![1]));
  return `M${kept[0]!.join(' ')}l${steps.join('')}z`.replace('l ', 'l');
}

// A minus parts numbers as well as a space does.
const step = (x: number, y: number): string => `${x < 0 ? x : ` ${x}`}${y < 0 ? y : ` ${y}`}`;
