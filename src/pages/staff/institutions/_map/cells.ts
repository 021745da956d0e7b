import type { AreaId } from '#db/schema/areas.ts';
import type { Officer } from '#lib/actor.ts';
import { type Box, type Cell, cellsIn, type Where } from '#lib/institutions/map/cells.ts';
import { contactCellsIn } from '#lib/institutions/map/contact-cells.ts';
import { areasFor } from '#lib/officers/areas.ts';
import type { OpenMap } from './open-map.ts';

/** About a kilometre: finer than any circle, and coarser than any address. */
const square = 0.01;

/** About five kilometres, as half a postcode reaches: for contacts, where whoever looks may not see who they are. */
const outcode = 0.05;

/** What the map counts somewhere, by squares as fine as its reader may have them. */
export async function countedCells(open: OpenMap, where: Where): Promise<Cell[]> {
  const { db, areas, filter, layer, today } = open;
  const mayRead = layer === 'contacts' && (await readsContacts(open, within(open, where)));
  // Beside its squares, whoever may see contacts reads their names: the same people, to the edge.
  if (mayRead) return contactCellsIn(db, areas, filter, { where, size: square }, today);
  const size = layer === 'institutions' ? square : outcode;
  const count = layer === 'institutions' ? cellsIn : contactCellsIn;
  const cells = await count(db, areas, filter, { where: wholeSquares(where, size), size }, today);
  return 'box' in where
    ? cells.filter(({ latitude, longitude }) => lies(where.box, latitude, longitude))
    : cells;
}

const within = ({ areas }: OpenMap, where: Where): readonly AreaId[] =>
  'districts' in where ? where.districts : areas;

// A square is counted as a whole or not at all: by moving the edge of a window through one, nobody finds out more.
function wholeSquares(where: Where, size: number): Where {
  if (!('box' in where)) return where;
  const { west, south, east, north } = where.box;
  const room = size * 2;
  return { box: { west: west - room, south: south - room, east: east + room, north: north + room } };
}

const lies = ({ west, south, east, north }: Box, latitude: number, longitude: number): boolean =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** Whether a reader may see contacts in all of some areas; left out, in every area of which they see institutions. */
export async function readsContacts(
  { db, officer, areas }: { db: App.Locals['db']; officer: Officer; areas: readonly AreaId[] },
  within: readonly AreaId[] = areas,
): Promise<boolean> {
  const read = new Set(await areasFor(db, officer, 'seeContacts'));
  return within.every((id) => read.has(id));
}
