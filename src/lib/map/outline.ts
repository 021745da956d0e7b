import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Shape } from '#db/schema/boundaries.ts';
import counties from './natural-earth-counties.topo.json' with { type: 'json' };

/** What the outline asks to be named by. */
export const outlineAttribution = 'Made with Natural Earth.';

/** A county as it is drawn for orientation; it is too coarse to decide where anything lies. */
export type Outline = { name: string; force: string; shape: Shape };

const topology = counties as unknown as Topology<{
  area: GeometryCollection<{ name: string; force: string }>;
}>;
let drawn: readonly Outline[] | undefined;

/** Counties and unitary authorities of both regions, for a map before anybody has imported boundaries. */
export function outline(): readonly Outline[] {
  drawn ??= read();
  return drawn;
}

function read(): Outline[] {
  type Counties = FeatureCollection<Polygon | MultiPolygon, { name: string; force: string }>;
  const { features } = feature(topology, topology.objects.area) as Counties;
  return features.map(({ geometry, properties: { name, force } }) => ({
    name,
    force,
    shape: geometry as Shape,
  }));
}
