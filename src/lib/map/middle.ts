import { geoArea, geoCentroid } from 'd3-geo';
import type { Shape } from '#db/schema/boundaries.ts';

/** The middle of the largest part of some shapes, in degrees: where their name is written; null for none. */
export function middleOf(shapes: readonly Shape[]): [longitude: number, latitude: number] | null {
  const parts = shapes.flatMap((shape) =>
    shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates,
  );
  const sized = parts.map((coordinates) => {
    const polygon = { type: 'Polygon' as const, coordinates };
    return { polygon, area: geoArea(polygon) };
  });
  const largest = sized.toSorted((one, other) => other.area - one.area)[0];
  return largest ? geoCentroid(largest.polygon) : null;
}
