import { done, type Outcome, refused } from '#lib/outcome.ts';
import type { FileRefusal } from './refused-words.ts';

export type Film = { width: number | null; height: number | null; seconds: number | null };

type Box = { type: string; from: number; to: number };
const outer = new Set(['ftyp', 'moov', 'mdat', 'free', 'moof', 'mfra', 'sidx', 'styp', 'wide', 'skip']);
// Where a telephone writes the place (3GPP TS 26.244, QuickTime), and the names that Apple gives it.
const place = /loci|\xa9xyz|quicktime\.location|GPSCoordinates/;

/** What an MP4 says of itself, when it is one from its first byte to its last; else why it is not kept. */
export function mp4Film(content: Uint8Array): Outcome<Film, FileRefusal> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const boxes = boxesIn(bytes, 0, bytes.length);
  if (!boxes) return refused('damaged');
  if (boxes.some(({ type }) => !outer.has(type))) return refused('more behind it');
  if (boxes.some((box) => isFilled(bytes, box))) return refused('more behind it');
  const moov = boxes.find(({ type }) => type === 'moov');
  if (!moov || !boxes.some(({ type }) => type === 'mdat')) return refused('damaged');
  if (place.test(bytes.toString('latin1', moov.from, moov.to))) return refused('says where');
  return done(factsIn(bytes, moov));
}

// Room that a program left is empty; a page or a program can be hidden in it.
const isFilled = (bytes: Buffer, { type, from, to }: Box): boolean =>
  (type === 'free' || type === 'skip') && /<[a-z!?]|PK\x03\x04/i.test(bytes.toString('latin1', from, to));

function boxesIn(bytes: Buffer, from: number, to: number): Box[] | null {
  const boxes: Box[] = [];
  let at = from;
  while (at < to) {
    if (at + 8 > to) return null;
    const short = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const isLong = short === 1;
    if (isLong && at + 16 > to) return null;
    const size = isLong ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short;
    if (size < (isLong ? 16 : 8) || at + size > to) return null;
    boxes.push({ type, from: at + (isLong ? 16 : 8), to: at + size });
    at += size;
  }
  return boxes;
}

function factsIn(bytes: Buffer, moov: Box): Film {
  const inner = boxesIn(bytes, moov.from, moov.to) ?? [];
  const tracks = inner
    .filter(({ type }) => type === 'trak')
    .flatMap(({ from, to }) => boxesIn(bytes, from, to) ?? []);
  const sides = tracks
    .filter(({ type, from, to }) => type === 'tkhd' && to - from >= 84)
    .map(({ to }) => [bytes.readUInt16BE(to - 8), bytes.readUInt16BE(to - 4)] as const)
    .find(([width, height]) => width > 0 && height > 0);
  return { width: sides?.[0] ?? null, height: sides?.[1] ?? null, seconds: secondsIn(bytes, inner) };
}

function secondsIn(bytes: Buffer, inner: readonly Box[]): number | null {
  const head = inner.find(({ type, from, to }) => type === 'mvhd' && to - from >= 32);
  if (!head) return null;
  const isLong = bytes[head.from] === 1;
  const scale = bytes.readUInt32BE(head.from + (isLong ? 20 : 12));
  const length = isLong ? Number(bytes.readBigUInt64BE(head.from + 24)) : bytes.readUInt32BE(head.from + 16);
  return scale > 0 ? Math.round(length / scale) : null;
}

const headMark = 0x1a45dfa3;
const segmentMark = 0x18538067;

/** The same of a WebM: a head and one segment that ends where the file does (RFC 8794). */
export function webmFilm(content: Uint8Array): Outcome<Film, FileRefusal> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const head = elementAt(bytes, 0);
  if (head?.id !== headMark || head.to > bytes.length) return refused('damaged');
  if (!bytes.toString('latin1', head.from, head.to).includes('webm')) return refused('unknown kind');
  const segment = elementAt(bytes, head.to);
  if (segment?.id !== segmentMark || segment.to > bytes.length) return refused('damaged');
  if (segment.to < bytes.length) return refused('more behind it');
  return done({ width: null, height: null, seconds: null });
}

function elementAt(bytes: Buffer, at: number): { id: number; from: number; to: number } | null {
  if (at + 12 > bytes.length) return null;
  const id = bytes.readUInt32BE(at);
  const length = Math.clz32(bytes[at + 4]! << 24) + 1;
  if (length > 8 || at + 4 + length > bytes.length) return null;
  let size = BigInt(bytes[at + 4]! & (0xff >> length));
  for (let n = 1; n < length; n++) size = (size << 8n) | BigInt(bytes[at + 4 + n]!);
  const from = at + 4 + length;
  return { id, from, to: from + Number(size) };
}
