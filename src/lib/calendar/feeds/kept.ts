import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

/** A feed as it is sent. */
export type FeedFile = {
  type: string;
  /** Without quotes, and without what tells the packed one apart. */
  tag: string;
  changedAt: Temporal.Instant;
  plain: Uint8Array<ArrayBuffer>;
  packed: Uint8Array<ArrayBuffer>;
};

type Held = { version: string; file: Promise<FeedFile>; bytes: number };

// Some feeds of thousands of events, or hundreds of an area: whoever asks for odd filters all day fills no more.
const mostBytes = 24_000_000;
const held = new Map<string, Held>();

/** The file of a feed as it was made for this version, or made now; whoever asks meanwhile waits for the same one. */
export function keptFile(key: string, version: string, make: () => Promise<FeedFile>): Promise<FeedFile> {
  const known = held.get(key);
  if (known?.version === version) {
    // Moved to the end: what nobody asked for longest goes first.
    held.delete(key);
    held.set(key, known);
    return known.file;
  }
  const one: Held = { version, file: make(), bytes: 0 };
  held.delete(key);
  held.set(key, one);
  one.file.then(
    ({ plain, packed }) => {
      one.bytes = plain.length + packed.length;
      makeRoom();
    },
    () => held.get(key) === one && held.delete(key),
  );
  return one.file;
}

function makeRoom(): void {
  let bytes = 0;
  for (const one of held.values()) bytes += one.bytes;
  for (const [key, one] of held) {
    if (bytes <= mostBytes && held.size <= 500) return;
    held.delete(key);
    bytes -= one.bytes;
  }
}

/** A text as a file to send. */
export function fileOf(text: string, type: string, changedAt: Temporal.Instant): FeedFile {
  const plain = Buffer.from(text);
  const tag = createHash('sha256').update(plain).digest('base64url').slice(0, 27);
  // It is sent often and made once, but somebody waits for it.
  return { type, tag, changedAt, plain, packed: gzipSync(plain, { level: 1 }) };
}
