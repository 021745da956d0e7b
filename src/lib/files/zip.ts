import { strToU8, Zip, ZipPassThrough, zipSync } from 'fflate';

/**
 * Puts files into one ZIP. Names are cleaned of what a disk refuses, and told apart where two are alike.
 *
 * @param at the moment that each file bears
 */
export function zipped(
  files: readonly { name: string; content: Uint8Array }[],
  at: Temporal.Instant,
): Uint8Array {
  const taken: Record<string, Uint8Array> = {};
  for (const { name, content } of files) taken[freeName(cleanName(name), taken)] = content;
  if (files.length === 0) taken['Nothing here.txt'] = strToU8('There was nothing to put in.\n');
  // Documents are compressed already: doing it again takes time and saves nothing.
  return zipSync(taken, { level: 0, mtime: borne(at) });
}

// The ZIP format has no time zone.
const borne = (at: Temporal.Instant): string => at.toString({ timeZone: 'Europe/London' }).slice(0, 19);

/** A file of a ZIP that is made while it is sent. Its name may stand in a folder, and no two are alike. */
export type ZipFile = { name: string; size: number; read: () => AsyncIterable<Uint8Array> };

/** One ZIP of several files, in pieces as their bytes come: never more of it is in memory than one piece. */
export async function* zipInPieces(
  files: readonly ZipFile[],
  at: Temporal.Instant,
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    if (piece.length > 0) ready.push(piece);
  });
  for (const { name, read } of files) {
    const entry = Object.assign(new ZipPassThrough(name), { mtime: borne(at) });
    zip.add(entry);
    for await (const piece of read()) {
      entry.push(piece);
      yield* ready.splice(0);
    }
    entry.push(new Uint8Array(0), true);
  }
  zip.end();
  yield* ready;
}

// A header, what follows the bytes, and a line in the list at the end (APPNOTE 4.3.7, 4.3.9, 4.3.12, 4.3.16).
const [beside, end] = [30 + 16 + 46, 22];

/** How long the ZIP of some files is, in bytes, before any of them is read. */
export const zipLength = (files: readonly Pick<ZipFile, 'name' | 'size'>[]): number =>
  files.reduce((sum, { name, size }) => sum + beside + 2 * strToU8(name).length + size, end);

/** A name for a file that every system takes. */
export function cleanName(name: string): string {
  const plain = name.replace(/[\\/:*?"<>|\p{Cc}\p{Cf}]/gu, ' ').replace(/\s+/g, ' ');
  return plain.trim().replace(/^\.+/, '').slice(0, 120) || 'file';
}

function freeName(name: string, taken: Record<string, unknown>): string {
  if (!Object.hasOwn(taken, name)) return name;
  const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/.exec(name) ?? [];
  let count = 2;
  while (Object.hasOwn(taken, `${stem} ${count}${ending}`)) count += 1;
  return `${stem} ${count}${ending}`;
}
