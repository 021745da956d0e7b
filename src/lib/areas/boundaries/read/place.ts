import type { Position } from 'geojson';
import type { BoundaryReading } from '#db/schema/boundary-uploads.ts';
import { type Epsg, type Found, Unreadable } from './found.ts';
import { fromGrid } from './grid.ts';

/** How the positions of a file become longitude and latitude, and what they were. */
export type Placing = { readAs: Epsg; place: (position: Position) => Position };

const asItIs = ([x, y]: Position): Position => [x!, y!];
const turned = ([x, y]: Position): Position => [y!, x!];

/**
 * Decides how the numbers of a file are to be taken.
 *
 * @throws Unreadable when it does not say what they are, and nobody else has said it
 */
export function placingOf({ epsg, features }: Found, reading: BoundaryReading): Placing {
  if (reading === 'grid') return { readAs: 27700, place: fromGrid };
  if (reading === 'latitude_first') return { readAs: 4326, place: turned };
  if (epsg === null) throw new Unreadable('unknown projection');
  if (epsg === 27700) return { readAs: 27700, place: fromGrid };
  const first = features.map(({ geometry }) => firstOf(geometry)).find((position) => position !== null);
  if (first && first.some((number) => Math.abs(number) > 180)) throw new Unreadable('metres not degrees');
  return { readAs: 4326, place: asItIs };
}

function firstOf(geometry: unknown): Position | null {
  let inner: unknown = (geometry as { coordinates?: unknown } | null)?.coordinates;
  while (Array.isArray(inner) && Array.isArray(inner[0])) inner = inner[0];
  return Array.isArray(inner) && typeof inner[0] === 'number' ? (inner.slice(0, 2) as Position) : null;
}
