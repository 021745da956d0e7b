import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { Topology } from 'topojson-specification';
import { type Epsg, type Found, type FoundFeature, Unreadable } from './found.ts';

type Loose = Record<string, unknown>;

const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads GeoJSON, TopoJSON or the boundary that the police API gives for a neighbourhood.
 *
 * @throws Unreadable when it is none of them
 */
export function readJson(text: string): Found {
  const parsed = parsedOf(text);
  if (Array.isArray(parsed)) return readPolice(parsed);
  if (!isRecord(parsed)) throw new Unreadable('not a boundary file');
  if (parsed['type'] === 'Topology') return readTopology(parsed);
  return { format: 'geojson', epsg: declaredIn(parsed), features: featuresIn(parsed), remarks: [] };
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('damaged');
  }
}

const geometries = ['Polygon', 'MultiPolygon', 'GeometryCollection', 'Point', 'LineString', 'MultiPoint'];

function featuresIn(object: Loose): FoundFeature[] {
  const { type, features, geometry, properties } = object;
  if (type === 'FeatureCollection' && Array.isArray(features))
    return features.filter(isRecord).flatMap(featuresIn);
  if (type === 'Feature') {
    const own = isRecord(properties) ? properties : {};
    // Some programs keep the code beside the properties only.
    const id = object['id'] === undefined || 'id' in own ? {} : { id: object['id'] };
    return [{ properties: { ...own, ...id }, geometry: isRecord(geometry) ? asGeometry(geometry) : null }];
  }
  if (typeof type === 'string' && geometries.includes(type))
    return [{ properties: {}, geometry: asGeometry(object) }];
  throw new Unreadable('not a boundary file');
}

const asGeometry = (value: Loose): Geometry => value as unknown as Geometry;

// Dropped from the standard in 2016, and still written by programs that do not keep to degrees.
function declaredIn({ crs }: Loose): Epsg | null {
  const name = isRecord(crs) && isRecord(crs['properties']) ? String(crs['properties']['name'] ?? '') : '';
  if (name === '' || /CRS84|:4326$|:4258$/i.test(name)) return 4326;
  return /:27700$/.test(name) ? 27700 : null;
}

function readTopology(topology: Loose): Found {
  const whole = topology as unknown as Topology;
  try {
    const read = Object.entries(whole.objects).map(([name, object]) => {
      const made = feature(whole, object) as Feature | { type: 'FeatureCollection'; features: Feature[] };
      const features = made.type === 'FeatureCollection' ? made.features : [made];
      return { name, features: features.map(withId) };
    });
    const [most, ...others] = read.sort((a, b) => b.features.length - a.features.length);
    if (!most) throw new Unreadable('no areas');
    const remark = `The file holds ${read.length} sets of areas; “${most.name}” was read, because it is the largest.`;
    const remarks = others.length > 0 ? [remark] : [];
    return { format: 'topojson', epsg: declaredIn(topology) ?? 4326, features: most.features, remarks };
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('damaged');
  }
}

const withId = ({ id, properties, geometry }: Feature): FoundFeature => ({
  properties: { ...properties, ...(id === undefined || (properties && 'id' in properties) ? {} : { id }) },
  geometry,
});

// GET /api/FORCE/NEIGHBOURHOOD/boundary: one ring, in words, not closed, and without the neighbourhood's own id.
function readPolice(points: unknown[]): Found {
  const ring = points.map((point) =>
    isRecord(point) ? [degrees(point['longitude']), degrees(point['latitude'])] : [],
  );
  if (ring.length === 0 || ring.some((point) => point.length !== 2 || point.some(Number.isNaN)))
    throw new Unreadable('not a boundary file');
  const geometry: Geometry = { type: 'Polygon', coordinates: [ring] };
  return { format: 'police_api', epsg: 4326, features: [{ properties: {}, geometry }], remarks: [] };
}

const degrees = (value: unknown): number =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '') ? Number(value) : NaN;
