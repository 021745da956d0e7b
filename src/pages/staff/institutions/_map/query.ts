import { filterQuery, type InstitutionFilter } from '#lib/institutions/filters.ts';
import { paths, withQuery } from '#lib/web/paths.ts';

/** How far a map round a place reaches, in kilometres across. */
export const widths = [20, 8, 3] as const;

/** What the address of a map asks for beyond the filter. */
export type MapQuery = {
  /** The area that it covers. */
  within: string | null;
  /** The place that it lies round, as somebody typed it. */
  near: string | null;
  across: (typeof widths)[number];
};

export function mapQuery(query: URLSearchParams): MapQuery {
  const given = (name: string) => query.get(name)?.replaceAll('\0', '').trim().slice(0, 100) || null;
  const across = widths.find((width) => String(width) === query.get('across')) ?? 8;
  return { within: given('in'), near: given('near'), across };
}

/** The address of a map with this filter, and with what differs. */
export function mapPath(
  filter: InstitutionFilter,
  { within, near, across }: Partial<MapQuery>,
  path: string = paths.staff.institutionMap,
): string {
  const shown = across && across !== 8 ? across : null;
  return withQuery(path, { ...filterQuery(filter), in: within, near, across: near ? shown : null });
}
