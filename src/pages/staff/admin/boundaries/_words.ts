import type { AreaKind } from '#db/schema/areas.ts';
import type { BoundaryFormat } from '#db/schema/boundaries.ts';
import type { BoundaryReading } from '#db/schema/boundary-uploads.ts';

/** Kinds of area, in the plural. */
export const kindWords: Record<AreaKind, string> = {
  region: 'Regions',
  force: 'Force areas',
  county: 'Counties',
  district: 'Districts',
  neighbourhood: 'Neighbourhoods',
  ward: 'Wards',
};

/** What a file is called by whoever works with maps. */
export const formatWords: Record<BoundaryFormat, string> = {
  geojson: 'GeoJSON',
  topojson: 'TopoJSON',
  kml: 'KML',
  kmz: 'KML in a ZIP',
  shapefile: 'Shapefile',
  police_api: 'Police API',
};

/** How the numbers of a file are to be taken. */
export const readingWords: Record<BoundaryReading, string> = {
  as_said: 'As the file says',
  grid: 'British National Grid (EPSG:27700)',
  latitude_first: 'Latitude first, then longitude',
};

/** The ways for a form that asks. */
export const readingOptions = [
  { value: 'as_said', text: readingWords.as_said, hint: 'Right for nearly every file' },
  {
    value: 'grid',
    text: readingWords.grid,
    hint: 'For a file in metres that does not say so, or says it in an unusual way',
  },
  {
    value: 'latitude_first',
    text: readingWords.latitude_first,
    hint: 'For a file in which every place has its numbers the wrong way round',
  },
];

/** "3.4 MB", "512 KB" */
export const sizeWords = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1000)} KB`
    : `${(bytes / 1_000_000).toFixed(1).replace(/\.0$/, '')} MB`;

/** "13,598" */
export const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** "Districts, version 2"; neighbourhoods with their force. */
export const layerTitle = (layer: { kind: AreaKind; version: number; forceName: string | null }): string =>
  `${layer.forceName ? `${layer.forceName}: ` : ''}${kindWords[layer.kind]}, version ${layer.version}`;
