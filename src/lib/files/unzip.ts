import { crc32, inflateRawSync } from 'node:zlib';
import { done, type Outcome, refused } from '#lib/outcome.ts';

/** What a ZIP may hold: it is refused before it can fill the memory. */
export type ZipLimits = {
  entries: number;
  /** Of all files together, when unpacked, in bytes. */
  inflated: number;
};
export type ZipRefusal = 'no zip' | 'damaged' | 'locked' | 'too many files' | 'too large inside';
/** Files by the names they bear in the ZIP; the names are for choosing among them and never become paths. */
export type Unzipped = ReadonlyMap<string, Uint8Array>;

type Entry = { name: string; method: number; crc: number; packed: number; inflated: number; at: number };

// Where the list of files ends: 22 bytes and a remark, at most (APPNOTE 4.3.16).
const endMark = 0x06054b50;
const entryMark = 0x02014b50;
const fileMark = 0x04034b50;

/** Unpacks a ZIP in memory, within limits that hold for what it says of itself and for what really comes out. */
export function unzipped(bytes: Uint8Array, limits: ZipLimits): Outcome<Unzipped, ZipRefusal> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const listed = entriesOf(zip, limits);
  if (!listed.ok) return listed;
  let left = limits.inflated;
  if (listed.value.reduce((sum, { inflated }) => sum + inflated, 0) > left)
    return refused('too large inside');
  const files = new Map<string, Uint8Array>();
  for (const entry of listed.value) {
    const content = inflated(zip, entry, left);
    if (!content.ok) return content;
    left -= content.value.length;
    files.set(entry.name, content.value);
  }
  return done(files);
}

function entriesOf(zip: Buffer, limits: ZipLimits): Outcome<Entry[], ZipRefusal> {
  const end = zip.length < 22 ? -1 : zip.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0 || end + 22 > zip.length || zip.readUInt32LE(end) !== endMark) return refused('no zip');
  const count = zip.readUInt16LE(end + 10);
  if (count > limits.entries) return refused('too many files');
  const entries: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let n = 0; n < count; n++) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== entryMark) return refused('damaged');
    // Bit 0: locked with a password.
    if (zip.readUInt16LE(at + 8) & 1) return refused('locked');
    const entry = entryAt(zip, at);
    if (!entry.name.endsWith('/')) entries.push(entry);
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return done(entries);
}

const entryAt = (zip: Buffer, at: number): Entry => ({
  method: zip.readUInt16LE(at + 10),
  crc: zip.readUInt32LE(at + 16),
  packed: zip.readUInt32LE(at + 20),
  inflated: zip.readUInt32LE(at + 24),
  name: zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)),
  at: zip.readUInt32LE(at + 42),
});

function inflated(zip: Buffer, entry: Entry, most: number): Outcome<Buffer, ZipRefusal> {
  const { at, packed, method, crc } = entry;
  if (at + 30 > zip.length || zip.readUInt32LE(at) !== fileMark) return refused('damaged');
  const from = at + 30 + zip.readUInt16LE(at + 26) + zip.readUInt16LE(at + 28);
  if (from + packed > zip.length) return refused('damaged');
  const content = zip.subarray(from, from + packed);
  try {
    const plain = method === 0 ? content : inflateRawSync(content, { maxOutputLength: most + 1 });
    if (plain.length > most) return refused('too large inside');
    // A method other than stored and deflated comes out wrong, and is found here too.
    return crc32(plain) === crc ? done(plain) : refused('damaged');
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return refused(tooLarge ? 'too large inside' : 'damaged');
  }
}
