import { type FileHandle, open } from 'node:fs/promises';
import { PMTiles, type RangeResponse, type Source, TileType } from 'pmtiles';

/** What a file of map tiles holds, as far as a map has to know. */
export type Tiles = {
  isVector: boolean;
  minZoom: number;
  maxZoom: number;
  /** Layers of a vector file. */
  layers: readonly string[];
  attribution: string;
};

export type TilesRefusal = 'not there' | 'not a map' | 'unknown tiles';

/** A file that is looked into, or why it cannot be. */
export type FoundTiles = { ok: true; value: Tiles; etag: string } | { ok: false; reason: TilesRefusal };

const known = new Map<string, FoundTiles & { etag: string }>();

/** Looks into a PMTiles file that an operator gave, once for each of its versions. */
export async function findTiles(path: string): Promise<FoundTiles> {
  const file = await open(path).catch(() => null);
  if (!file) return { ok: false, reason: 'not there' };
  try {
    const etag = await etagOf(file);
    const before = known.get(path);
    if (before?.etag === etag) return before;
    const found = await lookInto(file);
    const kept = found.ok ? { ...found, etag } : { ok: false as const, reason: found.reason, etag };
    known.set(path, kept);
    return kept;
  } finally {
    await file.close();
  }
}

/** Names a version of a file: strong, since a file that is changed in place changes its moment. */
async function etagOf(file: FileHandle): Promise<string> {
  const { size, mtimeMs, ino } = await file.stat();
  return `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}-${ino.toString(36)}"`;
}

async function lookInto(
  file: FileHandle,
): Promise<{ ok: true; value: Tiles } | { ok: false; reason: TilesRefusal }> {
  try {
    const archive = new PMTiles(sourceOf(file));
    const { tileType, minZoom, maxZoom } = await archive.getHeader();
    const isVector = tileType === TileType.Mvt;
    if (!isVector && ![TileType.Png, TileType.Jpeg, TileType.Webp].includes(tileType))
      return { ok: false, reason: 'unknown tiles' };
    const said = wordsOf(await archive.getMetadata());
    return { ok: true, value: { isVector, minZoom, maxZoom, ...said } };
  } catch {
    return { ok: false, reason: 'not a map' };
  }
}

function sourceOf(file: FileHandle): Source {
  return {
    getKey: () => 'tiles',
    getBytes: async (offset, length): Promise<RangeResponse> => {
      const buffer = new Uint8Array(length);
      const { bytesRead } = await file.read(buffer, 0, length, offset);
      return { data: buffer.buffer.slice(0, bytesRead) };
    },
  };
}

// Whoever made the file wrote this: it is text, whatever it looks like, and shown as no more than that.
function wordsOf(metadata: unknown): Pick<Tiles, 'layers' | 'attribution'> {
  const { vector_layers: layers, attribution } = metadata as Record<string, unknown>;
  const ids = Array.isArray(layers) ? layers.map((layer: unknown) => (layer as { id?: unknown })?.id) : [];
  return {
    layers: ids.filter((id): id is string => typeof id === 'string').slice(0, 40),
    attribution: typeof attribution === 'string' ? attribution.replace(/<[^>]*>/g, '').slice(0, 300) : '',
  };
}

/** A file of map tiles to be read in parts; null where it is not there. Whoever opens it closes it. */
export async function openTiles(path: string) {
  const file = await open(path).catch(() => null);
  if (!file) return null;
  const { size } = await file.stat();
  const read = async ({ from, to }: { from: number; to: number }) => {
    const buffer = new Uint8Array(to - from + 1);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, from);
    return buffer.subarray(0, bytesRead);
  };
  return { size, etag: await etagOf(file), read, close: () => file.close() };
}
