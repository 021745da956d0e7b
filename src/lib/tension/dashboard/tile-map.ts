import type { AreaId } from '#db/schema/areas.ts';
import { easternTiles, type TilePlace } from './tiles-eastern.ts';
import { southEastTiles } from './tiles-south-east.ts';

type Placed = { id: AreaId; code: string; force: { slug: string; name: string } };

/** A district with the column and row of its tile, counted from the first of the map. */
export type Tile<District> = { district: District; column: number; row: number; short: string | null };
/** The name of a force in a free cell: over the first of its tiles, or under the last. */
export type ForceName = { name: string; column: number; row: number; side: 'above' | 'below' };

/** Districts as tiles of one size with a line round each force. Cells are units of the outlines. */
export type TileMap<District> = {
  columns: number;
  rows: number;
  tiles: readonly Tile<District>[];
  names: readonly ForceName[];
  outlines: readonly string[];
};

const places: Readonly<Record<string, TilePlace>> = { ...easternTiles, ...southEastTiles };

/** Lays districts out, row by row; who has no tile comes after them, in rows of their own. */
export function tileMap<District extends Placed>(districts: readonly District[]): TileMap<District> {
  const placed = placedTiles(districts);
  const columns = Math.max(4, ...placed.map(({ column }) => column + 1));
  const below = Math.max(-1, ...placed.map(({ row }) => row)) + (placed.length > 0 ? 2 : 1);
  const others = districts
    .filter(({ code }) => !places[code])
    .map((district, index): Tile<District> => {
      const row = below + Math.floor(index / columns);
      return { district, column: index % columns, row, short: null };
    });
  const tiles = [...placed, ...others].sort((one, other) => one.row - other.row || one.column - other.column);
  const rows = Math.max(1, ...tiles.map(({ row }) => row + 1));
  const forces = [...Map.groupBy(tiles, ({ district }) => district.force.slug).values()];
  return { columns, rows, tiles, names: namesOf(forces, tiles), outlines: forces.map(outlineOf) };
}

function placedTiles<District extends Placed>(districts: readonly District[]): Tile<District>[] {
  const known = districts.flatMap((district) => {
    const place = places[district.code];
    return place ? [{ district, place }] : [];
  });
  const left = Math.min(...known.map(({ place }) => place[0]));
  const top = Math.min(...known.map(({ place }) => place[1]));
  return known.map(({ district, place: [column, row, short = null] }) => ({
    ...{ district, short, column: column - left, row: row - top },
  }));
}

type Cell = { column: number; row: number };
const keyOf = ({ column, row }: Cell) => `${column} ${row}`;

/** A line round some cells, as the `d` of an SVG path in which a cell is one unit. */
export function outlineOf(cells: readonly Cell[]): string {
  const own = new Set(cells.map(keyOf));
  const isEdge = (column: number, row: number) => !own.has(keyOf({ column, row }));
  return cells
    .map(({ column, row }) =>
      [
        isEdge(column, row - 1) ? `M${column} ${row}h1` : '',
        isEdge(column, row + 1) ? `M${column} ${row + 1}h1` : '',
        isEdge(column - 1, row) ? `M${column} ${row}v1` : '',
        isEdge(column + 1, row) ? `M${column + 1} ${row}v1` : '',
      ].join(''),
    )
    .join('');
}

type Forced = Cell & { district: { force: { name: string } } };

/** Each name stands in a free cell next to its force; names run on to the right, so they begin far left. */
function namesOf(forces: readonly (readonly Forced[])[], all: readonly Cell[]): ForceName[] {
  const taken = new Set(all.map(keyOf));
  return forces.flatMap((cells) => {
    const place = placeOfName(cells, (cell) => !taken.has(keyOf(cell)));
    return place ? [{ name: cells[0]!.district.force.name, ...place }] : [];
  });
}

function placeOfName(
  cells: readonly Cell[],
  isFree: (cell: Cell) => boolean,
): Omit<ForceName, 'name'> | null {
  const above = ({ column, row }: Cell) => ({ column, row: row - 1 });
  const below = ({ column, row }: Cell) => ({ column, row: row + 1 });
  const left = Math.min(...cells.map(({ column }) => column));
  const downwards = cells.toSorted((one, other) => one.row - other.row || one.column - other.column);
  const upwards = cells.toSorted((one, other) => other.row - one.row || one.column - other.column);
  const over =
    downwards.find((cell) => cell.column === left && isFree(above(cell))) ??
    downwards.find((cell) => isFree(above(cell)));
  if (over) return { ...above(over), side: 'above' };
  const under = upwards.find((cell) => isFree(below(cell)));
  return under ? { ...below(under), side: 'below' } : null;
}
