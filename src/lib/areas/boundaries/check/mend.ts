import type { Shape } from '#db/schema/boundaries.ts';
import { polygonsIn } from './shape-of.ts';

/** A shape as it is kept, and what was done to it, in words. */
export type Mended = { shape: Shape; remarks: string[] };

type Ring = number[][];

/**
 * Closes rings, drops positions that stand twice and rings without room inside, and turns rings round: outer ones
 * clockwise and holes the other way, as what draws them on a globe wants it (GeoJSON has it the other way).
 */
export function mend(shape: Shape): Mended | null {
  const noted = { open: 0, flat: 0 };
  const polygons = polygonsIn(shape)
    .map((rings) => rings.map((ring) => closed(ring, noted)).filter((ring) => hasRoom(ring, noted)))
    .filter((rings) => rings.length > 0)
    .map((rings) => rings.map((ring, n) => turned(ring, n === 0)));
  const [first] = polygons;
  if (!first) return null;
  const mended: Shape =
    polygons.length === 1
      ? { type: 'Polygon', coordinates: first }
      : { type: 'MultiPolygon', coordinates: polygons };
  return { shape: mended, remarks: remarksOf(noted) };
}

type Noted = { open: number; flat: number };

function closed(ring: Ring, noted: Noted): Ring {
  const kept = ring.filter((position, n) => n === 0 || !isSame(position, ring[n - 1]!));
  if (isSame(kept[0]!, kept.at(-1)!) && kept.length > 1) return kept;
  noted.open += 1;
  return [...kept, kept[0]!];
}

const isSame = ([ax, ay]: number[], [bx, by]: number[]): boolean => ax === bx && ay === by;

function hasRoom(ring: Ring, noted: Noted): boolean {
  const has = ring.length >= 4 && isWide(ring);
  if (!has) noted.flat += 1;
  return has;
}

// The area of a whole ring may be nothing because it crosses itself in the middle, which is told otherwise.
const isWide = (ring: Ring): boolean =>
  ring.some((corner, n) => n > 0 && areaOf([ring[0]!, ring[n - 1]!, corner]) !== 0);

/** Twice the area within a ring, in square degrees: more than 0 when it runs against the clock. */
export function areaOf(ring: Ring): number {
  // Counted from the first corner, so that nothing is lost in large numbers.
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let n = 1; n < ring.length; n++) {
    const [ax, ay] = ring[n - 1] as [number, number];
    const [bx, by] = ring[n] as [number, number];
    sum += (ax - x0) * (by - y0) - (bx - x0) * (ay - y0);
  }
  return sum;
}

const turned = (ring: Ring, isOuter: boolean): Ring =>
  areaOf(ring) < 0 === isOuter ? ring : ring.toReversed();

function remarksOf({ open, flat }: Noted): string[] {
  const said: string[] = [];
  if (open > 0)
    said.push(open === 1 ? 'A ring was open and was closed' : `${open} rings were open and were closed`);
  if (flat > 0)
    said.push(
      flat === 1
        ? 'A ring without room inside was left out'
        : `${flat} rings without room inside were left out`,
    );
  return said;
}
