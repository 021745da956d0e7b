import type { AreaId } from '#db/schema/areas.ts';
import { type Grid, institutionGrid, sumOf } from '#lib/institutions/grid.ts';
import { allOf, type Standings, standingsByDistrict } from '#lib/institutions/map/standings.ts';
import type { OpenMap } from './open-map.ts';
import { type CellQuery, mapPath } from './query.ts';

/** How many institutions of each district, by its slug, lie in the chosen cell; null where none is chosen. */
export type Held = ReadonlyMap<string, number> | null;

/** "4 × 5": a cell of the grid. */
export const cellWords = ({ reach, relevance }: CellQuery): string => `${reach} × ${relevance}`;

/** What of the map lies in the cell that was chosen in the grid: its circles and rows are marked. */
export async function heldInCell({
  db,
  areas,
  filter,
  query,
  scope,
  layer,
  now,
  today,
}: OpenMap): Promise<Held> {
  if (!query.cell || layer === 'contacts') return null;
  const found = await standingsByDistrict(db, areas, { ...filter, ...query.cell }, { at: now, today });
  const some = (id: AreaId): Standings => found.get(id) ?? {};
  return new Map(scope.districts.map(({ id, slug }) => [slug, allOf(some(id))]));
}

/** How many of a circle, whose key is the slugs of its districts, lie in the chosen cell. */
export const heldBy = (held: Held, key: string): number =>
  held ? key.split(',').reduce((sum, slug) => sum + (held.get(slug) ?? 0), 0) : 0;

/** The grid of all that the map covers, and how much of each cell lies in what was chosen on the map. */
export async function linkedGrid(open: OpenMap, chosen: ReadonlySet<string>) {
  const { db, areas, filter, scope, now, today } = open;
  const moment = { at: now, today };
  const { area, ...rest } = filter;
  const [grid, part] = await Promise.all([
    institutionGrid(db, areas, { ...rest, area: scope.slug ?? undefined }, moment),
    chosen.size > 0 ? institutionGrid(db, areas, { ...rest, area }, moment) : null,
  ]);
  return { grid, ...linkOf(open, part) };
}

function linkOf({ filter, query }: OpenMap, part: Grid | null) {
  const all = new Map(part?.cells.map((cell) => [cellWords(cell), sumOf([cell]).all]));
  return {
    /** Of the cell, how much lies in what was chosen on the map. */
    heldIn: (cell: CellQuery): number => all.get(cellWords(cell)) ?? 0,
    isChosen: (cell: CellQuery): boolean => query.cell !== null && cellWords(query.cell) === cellWords(cell),
    hrefOf: ({ reach, relevance }: CellQuery): string =>
      `${mapPath(filter, { ...query, cell: { reach, relevance } })}#chosen`,
  };
}
export type LinkedGrid = Awaited<ReturnType<typeof linkedGrid>>;
