import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

/** What the server found in the operator's file. */
export type TileFile = {
  isVector: boolean;
  minZoom: number;
  maxZoom: number;
  layers: readonly string[];
};

const paper = '#f6f4ee';
type Paint = { fill?: string; line?: string; width?: number };

// Files of tiles agree on little: layers are told apart by what their names commonly are, and others drawn plainly.
const paints: [RegExp, Paint][] = [
  [/water|ocean|sea|river/i, { fill: '#d5e2e4', line: '#b9cdd1' }],
  [/road|transport|street|path|rail/i, { line: '#cfc6b4', width: 1.4 }],
  [/building/i, { fill: '#e2dacb' }],
  [/boundar|admin/i, { line: '#7d849a' }],
  [/park|wood|green|landcover|landuse|natural/i, { fill: '#e8eeea' }],
  [/earth|land\b/i, { fill: '#f1ebdf' }],
];
const plain: Paint = { fill: '#f1ebdf', line: '#7d849a' };
const isNamed = /place|town|city|label|settlement/i;

const source = 'tiles';

function layersFor(id: string): LayerSpecification[] {
  const of = { source, 'source-layer': id };
  const { fill, line, width = 1 } = paints.find(([name]) => name.test(id))?.[1] ?? plain;
  const layers: LayerSpecification[] = [];
  if (fill)
    layers.push({
      ...{ ...of, id: `${id}-fill`, type: 'fill', paint: { 'fill-color': fill } },
      filter: ['==', ['geometry-type'], 'Polygon'],
    });
  if (line)
    layers.push({
      ...of,
      id: `${id}-line`,
      type: 'line',
      paint: { 'line-color': line, 'line-width': width },
    });
  if (isNamed.test(id)) layers.push(namesOf(id));
  return layers;
}

const namesOf = (id: string): LayerSpecification => ({
  ...{ id: `${id}-names`, type: 'symbol', source, 'source-layer': id },
  filter: ['==', ['geometry-type'], 'Point'],
  layout: { 'text-field': ['get', 'name'], 'text-size': 13 },
  paint: { 'text-color': '#414b63', 'text-halo-color': '#ffffff', 'text-halo-width': 1.5 },
});

// What covers lies beneath what is drawn on it, and names above all.
const rank = ({ type }: LayerSpecification): number => ['fill', 'line', 'symbol'].indexOf(type);

/** How an operator's tiles are drawn: quietly, so that the circles are what is seen. */
export function styleFor({ isVector, minZoom, maxZoom, layers }: TileFile, url: string): StyleSpecification {
  const common = { url: `pmtiles://${url}`, minzoom: minZoom, maxzoom: maxZoom };
  const ground: LayerSpecification = {
    ...{ id: 'ground', type: 'background', paint: { 'background-color': paper } },
  };
  const drawn: LayerSpecification[] = isVector
    ? layers.flatMap(layersFor).toSorted((one, other) => rank(one) - rank(other))
    : [{ id: 'pictures', type: 'raster', source, paint: { 'raster-saturation': -0.6 } }];
  return {
    version: 8,
    sources: {
      [source]: isVector ? { type: 'vector', ...common } : { type: 'raster', tileSize: 256, ...common },
    },
    layers: [ground, ...drawn],
  };
}
