import type { Geometry } from 'geojson';
import type { BoundaryFormat } from '#db/schema/boundaries.ts';

/** The numbering of the two ways to say where a point lies: degrees of the world, metres of the National Grid. */
export type Epsg = 4326 | 27700;

/** A feature as it stood in its file, before anybody looked at it. */
export type FoundFeature = { properties: Record<string, unknown>; geometry: Geometry | null };

/** What a file says, read but not yet checked. */
export type Found = {
  format: BoundaryFormat;
  /** What the file says its numbers are; null when it does not say or cannot be understood. */
  epsg: Epsg | null;
  features: FoundFeature[];
  /** What somebody who reads the preview should know of the whole file. */
  remarks: string[];
};

export type ReadFailure =
  | 'not a boundary file'
  | 'damaged'
  | 'zip locked'
  | 'too many files'
  | 'too large inside'
  | 'no areas'
  | 'too many areas'
  | 'too many corners'
  | 'unknown projection'
  | 'metres not degrees'
  | 'too much to read';

/** Nothing of this file can be read, and why. */
export class Unreadable extends Error {
  readonly reason: ReadFailure;

  constructor(reason: ReadFailure) {
    super(reason);
    this.reason = reason;
  }
}
