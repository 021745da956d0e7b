import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { readWhole, type Source } from './source.ts';

/** A file within a ZIP: its name, and its sizes in bytes. */
export type ZipEntry = {
  name: string;
  size: number;
  packedSize: number;
  /** Where its header begins. */
  offset: number;
  isPacked: boolean;
};

/** What is wrong with a ZIP that cannot be read. */
export class BrokenZip extends Error {}

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const headerMark = 0x04034b50;
const endLength = 22;

/** Whether a file begins as every ZIP does. */
export async function isZip(source: Source): Promise<boolean> {
  const head = await readWhole(source, 0, Math.min(4, source.size));
  return head.length === 4 && head.readUInt32LE(0) === headerMark;
}

/**
 * The files within a ZIP, by the list at its end: what stands at its beginning may be unfinished.
 *
 * @throws BrokenZip when it is cut short, or of a kind that nobody needs below 4 GB
 */
export async function zipEntries(source: Source): Promise<ZipEntry[]> {
  // A comment of up to 64 KB may follow the end mark.
  const tail = await readWhole(source, Math.max(0, source.size - endLength - 65_535), source.size);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || tail.length - end < endLength || tail.readUInt32LE(end) !== endMark)
    throw new BrokenZip('The zip file is cut short.');
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length === 0xffffffff || start === 0xffffffff || start + length > source.size)
    throw new BrokenZip('The zip file is damaged, or larger than 4 GB.');
  return entriesIn(await readWhole(source, start, start + length));
}

function entriesIn(list: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= list.length && list.readUInt32LE(at) === entryMark) {
    const method = list.readUInt16LE(at + 10);
    const isLocked = (list.readUInt16LE(at + 8) & 1) === 1;
    const nameEnd = at + 46 + list.readUInt16LE(at + 28);
    const name = list.toString('utf8', at + 46, nameEnd);
    if (isLocked || (method !== 0 && method !== 8)) throw new BrokenZip(`${name} in the zip file is locked.`);
    entries.push({
      name,
      packedSize: list.readUInt32LE(at + 20),
      size: list.readUInt32LE(at + 24),
      offset: list.readUInt32LE(at + 42),
      isPacked: method === 8,
    });
    at = nameEnd + list.readUInt16LE(at + 30) + list.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * The bytes of a file within a ZIP, unpacked as they come.
 *
 * @param onRead told of packed bytes as they are taken
 * @throws BrokenZip when it cannot be unpacked
 */
export async function* unpacked(
  source: Source,
  entry: ZipEntry,
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const header = await readWhole(source, entry.offset, entry.offset + 30);
  if (header.length < 30 || header.readUInt32LE(0) !== headerMark)
    throw new BrokenZip('The zip file is damaged.');
  const from = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = counted(source.read(from, from + entry.packedSize), onRead);
  if (!entry.isPacked) return yield* packed;
  try {
    yield* Readable.from(packed).pipe(createInflateRaw()) as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw new BrokenZip(`${entry.name} in the zip file is damaged.`, { cause: error });
  }
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const part of bytes) {
    onRead(part.byteLength);
    yield part;
  }
}
