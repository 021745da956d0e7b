import { inflateSync } from 'node:zlib';
import { mostInPdf } from './limits.ts';
import type { FileRefusal } from './refused-words.ts';

// What starts by itself, runs or carries something (ISO 32000-2: 12.6.4, 7.11.4, 13.6, 12.7.9). They are looked for in
// the points of pictures too, where a reader may see objects that we do not; short names would be there by chance.
const active = /\/(JavaScript|Launch|RichMedia|XFA|ImportData|SubmitForm|Rendition|GoToE)\b/;
const filesInside = /\/(EmbeddedFiles?|FileAttachment)\b/;
const locked = /\/Encrypt\b/;
const directoryOfZip = Buffer.from('PK\u0005\u0006', 'latin1');

/** What is wrong with a PDF, or else how many pages it says that it has. */
export type PdfRead = { refusal: FileRefusal } | { refusal: null; pages: number | null };

/**
 * Looks through a PDF. Names are read with their escapes undone, also in the streams that hold objects; where those are
 * packed in another way than everybody packs them, nothing can be said of the file, and it is refused.
 */
export function readPdf(content: Uint8Array): PdfRead {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const end = bytes.lastIndexOf('%%EOF');
  if (end < 0) return { refusal: 'damaged' };
  if (/[^\s\0]/.test(bytes.toString('latin1', end + 5))) return { refusal: 'more behind it' };
  // A ZIP is read from its end, so that one can be a PDF besides.
  if (bytes.lastIndexOf(directoryOfZip) >= Math.max(0, bytes.length - 65_557))
    return { refusal: 'more behind it' };
  const raw = bytes.toString('latin1');
  const hidden = objectStreams(bytes, raw);
  if (typeof hidden === 'string') return { refusal: hidden };
  const texts = [unescaped(raw), ...hidden.map(unescaped)];
  const refusal = texts.map(saidIn).find((said) => said !== null);
  return refusal ? { refusal } : { refusal: null, pages: pagesIn(texts) };
}

function saidIn(text: string): FileRefusal | null {
  if (locked.test(text)) return 'locked';
  if (active.test(text)) return 'active';
  return filesInside.test(text) ? 'files inside' : null;
}

// The root of the tree of pages counts them all, and so counts most.
function pagesIn(texts: readonly string[]): number | null {
  const after = /\/Type\s*\/Pages\b[^]{0,300}?\/Count\s+(\d{1,5})/g;
  const before = /\/Count\s+(\d{1,5})[^>]{0,300}?\/Type\s*\/Pages\b/g;
  const counts = texts.flatMap((text) => [...text.matchAll(after), ...text.matchAll(before)]);
  return Math.max(0, ...counts.map(([, count]) => Number(count))) || null;
}

function objectStreams(bytes: Buffer, raw: string): string[] | FileRefusal {
  const found: string[] = [];
  let left = mostInPdf;
  for (const start of raw.matchAll(/(?<!end)stream(\r\n|\n|\r)/g)) {
    const dictionary = unescaped(raw.slice(openingBefore(raw, start.index), start.index));
    if (!holdsObjects(dictionary)) continue;
    const from = start.index + start[0].length;
    const plain = plainOf(bytes, raw, from, { dictionary, left });
    if (typeof plain !== 'string') return plain.refusal;
    left -= plain.length;
    found.push(plain);
  }
  return found;
}

const holdsObjects = (dictionary: string): boolean =>
  /\/ObjStm\b/.test(dictionary) || (/\/N\b/.test(dictionary) && /\/First\b/.test(dictionary));

type Packed = { dictionary: string; left: number };

function plainOf(
  bytes: Buffer,
  raw: string,
  from: number,
  { dictionary, left }: Packed,
): string | { refusal: FileRefusal } {
  const filter = /\/Filter\s*(\[[^\]]*\]|\/\w+|\d+ \d+ R)/.exec(dictionary)?.[1] ?? '';
  const to = raw.indexOf('endstream', from);
  if (to < 0) return { refusal: 'damaged' };
  if (/\/DecodeParms\b/.test(dictionary) || !/^(\[?\s*\/FlateDecode\s*\]?)?$/.test(filter))
    return { refusal: 'active' };
  return filter ? inflated(bytes.subarray(from, to), left) : raw.slice(from, to);
}

const unescaped = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

// The dictionary of a stream belongs to the object that was opened last.
const openingBefore = (raw: string, at: number): number => Math.max(0, raw.lastIndexOf(' obj', at));

function inflated(packed: Buffer, most: number): string | { refusal: FileRefusal } {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, most) }).toString('latin1');
  } catch (error) {
    const tooLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    return { refusal: tooLarge ? 'too large inside' : 'damaged' };
  }
}
