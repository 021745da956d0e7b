import type { Position } from 'geojson';

/** A square ring round a place in Bedfordshire, against the clock as GeoJSON has it, and closed. */
export function aSquare(x = -0.4, y = 52, size = 0.1): Position[] {
  return [
    [x, y],
    [x + size, y],
    [x + size, y + size],
    [x, y + size],
    [x, y],
  ];
}

type Given = { code?: unknown; name?: unknown; geometry?: unknown };

/** A GeoJSON feature, a square unless another geometry is given. */
export const aFeature = ({ code = 'E06000032', name = 'Luton', geometry }: Given = {}) => ({
  type: 'Feature',
  properties: { code, name },
  geometry: geometry === undefined ? { type: 'Polygon', coordinates: [aSquare()] } : geometry,
});

/** The bytes of a GeoJSON file with these features. */
export const aFile = (features: unknown[], more: object = {}): Uint8Array =>
  new TextEncoder().encode(JSON.stringify({ type: 'FeatureCollection', features, ...more }));

/** The bytes of a text. */
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
