import type { BoundaryFormat, Shape } from '#db/schema/boundaries.ts';
import type { BoundaryField, BoundaryReading } from '#db/schema/boundary-uploads.ts';
import { type Checked, checkFeature } from '../check/feature.ts';
import { fieldsOf } from '../check/fields.ts';
import { simplified } from '../check/simplify.ts';
import { boundaryLimits } from '../limits.ts';
import { readFile } from './file.ts';
import { type Epsg, type Found, Unreadable } from './found.ts';
import { placingOf } from './place.ts';

/** A feature with the simpler shape that is drawn; none where it cannot be used. */
export type ReadFeature = Checked & { drawn: Shape | null };

export type ReadBoundaries = {
  format: BoundaryFormat;
  readAs: Epsg;
  remarks: string[];
  fields: BoundaryField[];
  vertices: number;
  features: ReadFeature[];
};

/**
 * Reads a whole file of boundaries and looks at each feature. Touches nothing: what it gives back is for a preview.
 *
 * @throws Unreadable when nothing of it can be read
 */
export function readBoundaries(
  bytes: Uint8Array,
  fileName: string,
  reading: BoundaryReading,
): ReadBoundaries {
  const found = readFile(bytes, fileName);
  const vertices = countedWithin(found);
  const { readAs, place } = placingOf(found, reading);
  const checked = found.features.map((feature) => checkFeature(feature, place));
  const drawn = simplified(checked.flatMap(({ shape }) => (shape ? [shape] : []))).values();
  return {
    format: found.format,
    readAs,
    remarks: found.remarks,
    fields: fieldsOf(checked.map(({ properties }) => properties)),
    vertices,
    features: checked.map((one) => ({ ...one, drawn: one.shape ? (drawn.next().value ?? null) : null })),
  };
}

function countedWithin({ features }: Found): number {
  if (features.length === 0) throw new Unreadable('no areas');
  if (features.length > boundaryLimits.features) throw new Unreadable('too many areas');
  let count = 0;
  for (const { geometry } of features) {
    count += positionsIn(geometry);
    if (count > boundaryLimits.vertices) throw new Unreadable('too many corners');
  }
  return count;
}

function positionsIn(value: unknown): number {
  if (Array.isArray(value))
    return typeof value[0] === 'number'
      ? 1
      : value.reduce<number>((sum, inner) => sum + positionsIn(inner), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const { coordinates, geometries } = value as { coordinates?: unknown; geometries?: unknown };
  return positionsIn(coordinates) + positionsIn(geometries);
}
