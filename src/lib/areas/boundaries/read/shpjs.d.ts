// The types that are published for it describe an older version, whose parts hung on one function.
declare module 'shpjs' {
  import type { Geometry } from 'geojson';

  export function parseShp(shp: Buffer): (Geometry | null)[];
  export function parseDbf(dbf: Buffer, cpg?: Buffer): Record<string, unknown>[];
}
