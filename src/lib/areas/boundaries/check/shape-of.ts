import type { Geometry, Position } from 'geojson';
import type { Shape } from '#db/schema/boundaries.ts';

type Polygon = Position[][];

/** All that is area in a geometry, as one shape; null where nothing is. Heights go, and each position is placed. */
export function shapeOf(geometry: Geometry | null, place: (position: Position) => Position): Shape | null {
  const polygons = polygonsOf(geometry).map((rings) => rings.map((ring) => ring.map(place)));
  const [first] = polygons;
  if (!first) return null;
  // A collection of one is a polygon: programs that write KML put every area into one.
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function polygonsOf(geometry: Geometry | null): Polygon[] {
  if (geometry?.type === 'Polygon') return [ringsOf(geometry.coordinates)].filter(hasRings);
  if (geometry?.type === 'MultiPolygon') return listOf(geometry.coordinates).map(ringsOf).filter(hasRings);
  if (geometry?.type === 'GeometryCollection') return listOf(geometry.geometries).flatMap(polygonsOf);
  return [];
}

const listOf = <T>(value: T[]): T[] => (Array.isArray(value) ? value : []);
const hasRings = (rings: Polygon): boolean => rings.length > 0;

const ringsOf = (rings: Polygon): Polygon =>
  listOf(rings)
    .map((ring) => listOf(ring).filter(isPosition))
    .filter((ring) => ring.length > 0);

const isPosition = (position: Position): boolean =>
  Array.isArray(position) && Number.isFinite(position[0]) && Number.isFinite(position[1]);

/** Every polygon of a shape, as its rings: the outer one first, then its holes. */
export const polygonsIn = (shape: Shape): number[][][][] =>
  shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;

/** Every ring of a shape. */
export const ringsIn = (shape: Shape): number[][][] => polygonsIn(shape).flat();
