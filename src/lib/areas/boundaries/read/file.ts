import { unzipped, type ZipRefusal } from '#lib/files/unzip.ts';
import { boundaryLimits } from '../limits.ts';
import { type Found, type ReadFailure, Unreadable } from './found.ts';
import { readJson } from './json.ts';
import { readKml } from './kml.ts';
import { readShapefile } from './shapefile.ts';

const zipWords: Record<ZipRefusal, ReadFailure> = {
  'no zip': 'damaged',
  damaged: 'damaged',
  locked: 'zip locked',
  'too many files': 'too many files',
  'too large inside': 'too large inside',
};

/**
 * Reads a file of boundaries by what is in it, whatever it is called.
 *
 * @throws Unreadable when it holds none that we know
 */
export function readFile(bytes: Uint8Array, fileName: string): Found {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return isZip ? readZip(bytes) : named(readText(bytes), fileName);
}

function readText(bytes: Uint8Array): Found {
  const text = textOf(bytes).trimStart();
  if (text.startsWith('<')) return readKml(text);
  if (text.startsWith('{') || text.startsWith('[')) return readJson(text);
  throw new Unreadable('not a boundary file');
}

// The police API gives neither code nor name with a boundary: the name of the file stands for both.
function named(found: Found, fileName: string): Found {
  if (found.format !== 'police_api') return found;
  const file = fileName.replace(/^.*\//, '').replace(/\.\w+$/, '');
  const features = found.features.map((feature) => ({ ...feature, properties: { file } }));
  return { ...found, features };
}

function readZip(bytes: Uint8Array): Found {
  const limits = { entries: boundaryLimits.zipEntries, inflated: boundaryLimits.inflatedBytes };
  const files = unzipped(bytes, limits);
  if (!files.ok) throw new Unreadable(zipWords[files.reason]);
  const [first, ...others] = inOrder([...files.value.keys()]);
  if (!first) throw new Unreadable('not a boundary file');
  if (/\.shp$/i.test(first)) return withRemark(readShapefile(files.value, first), first, others);
  const found = named(readText(files.value.get(first)!), first);
  if (found.format === 'kml') return withRemark({ ...found, format: 'kmz' }, first, others);
  if (found.format !== 'police_api') return withRemark(found, first, others);
  const rest = others.map((name) => named(readText(files.value.get(name)!), name));
  return { ...found, features: [found, ...rest].flatMap(({ features }) => features) };
}

const endings = ['.shp', '.kml', '.geojson', '.topojson', '.json'];

// Of the first kind that is there; without the shadows that macOS puts beside every file.
function inOrder(names: string[]): string[] {
  const own = names.filter((name) => !/(^|\/)(__MACOSX\/|\._)/.test(name));
  const ofKind = endings.map((ending) => own.filter((name) => name.toLowerCase().endsWith(ending)));
  return ofKind.find((some) => some.length > 0) ?? [];
}

function withRemark(found: Found, read: string, others: string[]): Found {
  if (others.length === 0) return found;
  const remark = `The ZIP holds ${others.length + 1} files of this kind. Only ${read} was read.`;
  return { ...found, remarks: [remark, ...found.remarks] };
}

/** Text in UTF-8, or in the UTF-16 that some Windows programs write. */
function textOf(bytes: Uint8Array): string {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(isWide ? 'utf-16le' : 'utf-8').decode(bytes);
}
