import { type Point, toDegrees, toGrid } from './projection.ts';

/** The middle of a square and its corners; the point alone where it was given to some metres. */
export function cornersOf(middle: Point, metres: number): Point[] {
  if (metres < 20) return [middle];
  const { easting, northing } = toGrid(middle);
  const half = metres / 2;
  const corners = [-half, half].flatMap((east) =>
    [-half, half].map((north) => toDegrees({ easting: easting + east, northing: northing + north })),
  );
  return [middle, ...corners];
}
