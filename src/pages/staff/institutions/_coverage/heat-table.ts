import type { AreaId } from '#db/schema/areas.ts';
import type { HeatCell } from '#lib/institutions/coverage/heat.ts';
import type { RowArea } from '#lib/institutions/coverage/rows.ts';
import { noArea } from '#lib/institutions/filters.ts';
import { listPath } from '../_list/address.ts';
import { coveragePath } from './address.ts';
import { type CellWords, cellWords, contactable, gapsIn } from './heat-words.ts';
import type { OpenCoverage } from './open-coverage.ts';

/** A column of the heat table: a sector or a type. */
export type HeatColumn = { code: string; label: string };

type Shown = CellWords & { column: HeatColumn; href: string | null };

/** A row of the heat table as it is shown. */
export type HeatRow = {
  name: string;
  /** To the same table with only this area; null where it is that already. */
  href: string | null;
  cells: Shown[];
  gaps: number;
  inTouch: number;
  all: number;
  gapsHref: string;
};

const nowhere = { id: null, name: 'In no one district', slug: noArea } as const;
type Place = RowArea | typeof nowhere;

/** The columns and rows that hold anything, the rows in the order that is asked for, and what holds nothing. */
export function heatTable(open: OpenCoverage): {
  columns: HeatColumn[];
  rows: HeatRow[];
  empty: string[];
  bare: string[];
} {
  const all = columnsOf(open);
  const codes = new Set([...open.cells.map(({ code }) => code), ...publishedCodes(open)]);
  const columns = all.filter(({ code }) => codes.has(code));
  const found = new Map(open.cells.map((cell) => [keyOf(cell.rowId, cell.code), cell]));
  const isPlaced = !open.cells.some(({ rowId }) => rowId === null);
  const places: Place[] = isPlaced ? [...open.rows.areas] : [...open.rows.areas, nowhere];
  const rows = places.map((place) => ({ place, row: rowOf(open, place, columns, found) }));
  const has = (row: HeatRow) => row.cells.some(({ heat }) => heat !== 'empty');
  return {
    columns,
    rows: sorted(rows, open, found).flatMap(({ row }) => (has(row) ? [row] : [])),
    bare: rows.flatMap(({ row }) => (has(row) ? [] : [row.name])),
    empty: all.filter(({ code }) => !codes.has(code)).map(({ label }) => label),
  };
}

const keyOf = (rowId: AreaId | null, code: string) => `${rowId ?? ''} ${code}`;

const publishedCodes = ({ published, by }: OpenCoverage) =>
  published.map(({ typeCode, sectorCode }) => (by === 'type' ? typeCode : sectorCode));

function columnsOf({ sectors, by, filter }: OpenCoverage): HeatColumn[] {
  if (by === 'sector') return sectors;
  const types = sectors
    .filter(({ code }) => !filter.sector || code === filter.sector)
    .flatMap((one) => one.types);
  return filter.type ? types.filter(({ code }) => code === filter.type) : types;
}

function rowOf(
  open: OpenCoverage,
  { id, name, slug }: Place,
  columns: readonly HeatColumn[],
  found: ReadonlyMap<string, HeatCell>,
): HeatRow {
  const own = columns.map((column) => ({ column, cell: found.get(keyOf(id, column.code)) }));
  const sum = (read: (cell: HeatCell) => number) =>
    own.reduce((total, { cell }) => total + (cell ? read(cell) : 0), 0);
  const list = (code?: string) => {
    const narrowed = code === undefined ? {} : { [open.by]: code };
    return listPath(open, { area: slug, ...narrowed, sort: 'contact', isDescending: false });
  };
  return {
    name,
    href: slug !== open.filter.area ? coveragePath(open, { filter: { area: slug } }) : null,
    cells: own.map(({ column, cell }) => ({
      ...cellWords(cell, open.today),
      column,
      href: cell ? list(column.code) : null,
    })),
    gaps: sum(gapsIn),
    inTouch: sum(({ in_touch }) => in_touch),
    all: sum(contactable),
    gapsHref: list(),
  };
}

/** By name as they come, or the largest gaps first: in all, or of one column. */
function sorted<Row extends { place: Place; row: HeatRow }>(
  rows: Row[],
  { sortedBy }: OpenCoverage,
  found: ReadonlyMap<string, HeatCell>,
): Row[] {
  if (!sortedBy) return rows;
  const gaps = ({ place, row }: Row) => {
    const cell = found.get(keyOf(place.id, sortedBy));
    return sortedBy === 'all' ? row.gaps : cell ? gapsIn(cell) : 0;
  };
  return rows.toSorted((one, other) => gaps(other) - gaps(one));
}
