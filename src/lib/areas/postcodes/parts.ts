import type { Source } from '#lib/files/source.ts';
import { BrokenZip, isZip, unpacked, type ZipEntry, zipEntries } from '#lib/files/zip-entries.ts';
import { UnreadableList } from './unreadable.ts';

/** One CSV file of a list; Code-Point Open has one for each postcode area. */
export type Part = { name: string; bytes: AsyncIterable<Uint8Array> };

/** The CSV files of a list, and how many bytes of the file sent hold them. */
export type Parts = { size: number; each: () => AsyncGenerator<Part> };

/**
 * The CSV files of a list as it was sent: by itself, or in the publisher's zip beside documents and lookups.
 *
 * @param onRead told of bytes of the file as they are read
 * @throws UnreadableList when there is none
 */
export async function partsOf(source: Source, onRead: (bytes: number) => void): Promise<Parts> {
  if (!(await isZip(source))) {
    const bytes = counted(source.read(0, source.size), onRead);
    return { size: source.size, each: () => only({ name: source.name, bytes }) };
  }
  const entries = chosen(await readable(zipEntries(source)));
  if (entries.length === 0) throw new UnreadableList('The zip file holds no list of postcodes as CSV.');
  async function* each() {
    for (const entry of entries) yield { name: entry.name, bytes: clear(unpacked(source, entry, onRead)) };
  }
  return { size: entries.reduce((sum, { packedSize }) => sum + packedSize, 0), each };
}

/**
 * Which files of a publisher's zip make up the list. ONSPD and NSPL come once whole and again in pieces; beside all
 * three lie documents and lists of codes.
 */
export function chosen(entries: readonly ZipEntry[]): ZipEntry[] {
  const tables = entries.filter(
    ({ name, size }) => /(^|\/)data\/(?!.*multi_csv).*\.csv$/i.test(name) && size > 0,
  );
  const whole = tables.filter(({ name }) => /(onspd|nspl)[^/]*\.csv$/i.test(name));
  if (whole.length > 0) return [whole.toSorted((one, other) => other.size - one.size)[0]!];
  if (tables.length > 0) return tables;
  const loose = entries.filter(({ name, size }) => /^[^/]+\.csv$/i.test(name) && size > 0);
  return loose.length === 1 ? loose : [];
}

async function* only(part: Part): AsyncGenerator<Part> {
  yield part;
}

async function* counted(bytes: AsyncIterable<Uint8Array>, onRead: (bytes: number) => void) {
  for await (const part of bytes) {
    onRead(part.byteLength);
    yield part;
  }
}

// To whoever sent it a broken zip is a list that cannot be read.
async function* clear(bytes: AsyncIterable<Uint8Array>) {
  try {
    yield* bytes;
  } catch (error) {
    throw inWords(error);
  }
}

const readable = <T>(work: Promise<T>): Promise<T> =>
  work.catch((error: unknown) => {
    throw inWords(error);
  });

const inWords = (error: unknown): unknown =>
  error instanceof BrokenZip ? new UnreadableList(error.message, { cause: error }) : error;
