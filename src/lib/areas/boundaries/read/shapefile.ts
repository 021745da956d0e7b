import { parseDbf, parseShp } from 'shpjs';
import type { Unzipped } from '#lib/files/unzip.ts';
import { type Epsg, type Found, Unreadable } from './found.ts';

type Properties = Record<string, unknown>;
/**
 * Reads a shapefile out of its ZIP. Its projection is only looked at by name: what reads it by its numbers breaks
 * on unusual ones.
 *
 * @throws Unreadable when its parts do not fit together
 */
export function readShapefile(files: Unzipped, shp: string): Found {
  const part = (ending: string) => partOf(files, shp, ending);
  const geometries = parsed(() => parseShp(part('.shp')!));
  const table = part('.dbf');
  const rows = table ? parsed(() => rowsOf(table, part('.cpg'))) : [];
  if (table && rows.length !== geometries.length) throw new Unreadable('damaged');
  const features = geometries.map((geometry, n) => ({ properties: rows[n] ?? {}, geometry }));
  return { format: 'shapefile', epsg: projectionIn(part('.prj')), features, remarks: [] };
}

function partOf(files: Unzipped, shp: string, ending: string): Buffer | undefined {
  const wanted = shp.slice(0, -4).toLowerCase() + ending;
  for (const [name, bytes] of files) if (name.toLowerCase() === wanted) return Buffer.from(bytes);
  return undefined;
}

function parsed<T>(read: () => T): T {
  try {
    return read();
  } catch {
    throw new Unreadable('damaged');
  }
}

function rowsOf(table: Buffer, codePage: Buffer | undefined): Properties[] {
  try {
    return parseDbf(table, codePage);
  } catch {
    // A name for the letters that nobody else knows.
    return parseDbf(table);
  }
}

/** Which of the two projections the text of a .prj file names; null for another or none. */
export function projectionIn(prj: Buffer | undefined): Epsg | null {
  const text = prj?.toString('latin1') ?? '';
  if (/27700|British[_ ]National[_ ]Grid|OSGB[_ ]?(19)?36[^"]*National/i.test(text)) return 27700;
  if (/^\s*GEOGC[SR]/i.test(text) && /WGS[_ ]?(19)?84|ETRS[_ ]?(19)?89|4326|4258/i.test(text)) return 4326;
  return null;
}
