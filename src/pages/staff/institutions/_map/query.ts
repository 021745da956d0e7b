import { filterQuery, type InstitutionFilter } from '#lib/institutions/filters.ts';
import { type Layer, layers } from '#lib/institutions/map/marks.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** How far a map round a place reaches, in kilometres across. */
export const widths = [20, 8, 3] as const;

/** A cell of the grid of reach and relevance. */
export type CellQuery = { reach: number; relevance: number };

/** What the address of a map asks for beyond the filter. */
export type MapQuery = {
  /** The area that it covers. */
  within: string | null;
  /** The place that it lies round, as somebody typed it. */
  near: string | null;
  across: (typeof widths)[number];
  layer: Layer;
  /** The cell of the grid whose institutions are marked. */
  cell: CellQuery | null;
};

export function mapQuery(query: URLSearchParams): MapQuery {
  const given = (name: string) => query.get(name)?.replaceAll('\0', '').trim().slice(0, 100) || null;
  const across = widths.find((width) => String(width) === query.get('across')) ?? 8;
  const layer = layers.find((one) => one === query.get('show')) ?? 'institutions';
  return { within: given('in'), near: given('near'), across, layer, cell: cellNamed(query.get('cell')) };
}

function cellNamed(text: string | null): CellQuery | null {
  const [, reach, relevance] = /^([1-5])-([1-5])$/.exec(text ?? '') ?? [];
  return reach && relevance ? { reach: Number(reach), relevance: Number(relevance) } : null;
}

/** The address of a map with this filter, and with what differs. */
export function mapPath(
  filter: InstitutionFilter,
  { within, near, across, layer, cell }: Partial<MapQuery>,
  path: string = paths.staff.institutionMap,
): string {
  const shown = across && across !== 8 ? across : null;
  const show = layer === 'contacts' ? layer : null;
  const marked = cell && !near && !show ? `${cell.reach}-${cell.relevance}` : null;
  return withQuery(path, {
    ...filterQuery(filter),
    ...{ show, in: within, near, across: near ? shown : null, cell: marked },
  });
}
