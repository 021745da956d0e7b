import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Source } from './source.ts';

/** A file on the disk of this machine. */
export async function diskSource(path: string): Promise<Source> {
  const { size } = await stat(path);
  return {
    name: basename(path),
    size,
    read: (from, to) =>
      to > from ? createReadStream(path, { start: from, end: to - 1, highWaterMark: 1 << 18 }) : nothing(),
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
