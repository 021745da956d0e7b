import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import { topology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Shape } from '#db/schema/boundaries.ts';
import { drawnVertices } from '../limits.ts';
import { areaOf } from './mend.ts';
import { polygonsIn } from './shape-of.ts';

type Weighted = Topology<{ areas: GeometryCollection }>;

/**
 * The same shapes with fewer corners, for drawing. Borders that two areas share are simplified once, so that
 * neighbours still meet; the smallest islands go.
 */
export function simplified(shapes: readonly Shape[]): Shape[] {
  if (shapes.length === 0) return [];
  const weighted = presimplify(sharing(shapes));
  const drawn = simplify(weighted, weightFor(weighted, drawnVertices(shapes.length)));
  const { features } = feature(drawn, drawn.objects.areas) as FeatureCollection<Polygon | MultiPolygon>;
  return features.map(({ geometry }, n) => withoutSpecks(geometry as Shape) ?? shapes[n]!).map(rounded);
}

// To about a metre, in half the room.
const decimals = 1e5;

const roundedRing = (ring: number[][]): number[][] =>
  ring.map((position) => position.slice(0, 2).map((degrees) => Math.round(degrees * decimals) / decimals));

const rounded = (shape: Shape): Shape =>
  shape.type === 'Polygon'
    ? { type: 'Polygon', coordinates: shape.coordinates.map(roundedRing) }
    : { type: 'MultiPolygon', coordinates: shape.coordinates.map((rings) => rings.map(roundedRing)) };

// Steps of about a metre, so that borders drawn by two hands fall on each other.
const steps = 1e6;

function sharing(shapes: readonly Shape[]): Weighted {
  const features = shapes.map((geometry) => ({ type: 'Feature' as const, properties: {}, geometry }));
  const areas: FeatureCollection = { type: 'FeatureCollection', features };
  return topology({ areas }, steps) as unknown as Weighted;
}

// The weight of a corner is the area that would be lost without it; the ends of a border always stay.
function weightFor({ arcs }: Weighted, most: number): number {
  const weights = arcs.flatMap((arc) => arc.map(([, , weight]) => weight as number));
  if (weights.length <= most) return 0;
  return Float64Array.from(weights).sort().at(-most) ?? 0;
}

function withoutSpecks(shape: Shape): Shape | null {
  const polygons = polygonsIn(shape)
    .map(([outer, ...holes]) => [outer!, ...holes.filter(hasRoom)])
    .filter(([outer]) => hasRoom(outer!));
  const [first] = polygons;
  if (!first) return null;
  return polygons.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

const hasRoom = (ring: number[][]): boolean => ring.length >= 4 && Math.abs(areaOf(ring)) > 0;
