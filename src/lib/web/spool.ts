import * as fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

// By number: a FileHandle that is never closed, because its sender fell silent, ends the process when it is collected.
const open = promisify(fs.open);
const write = promisify(fs.write);
const read = promisify(fs.read);
const close = promisify(fs.close);

/** Bytes that wait on the disk, where they take no memory from whoever else uses the site. */
export type Spool = {
  /** Writes down what arrives, no faster than it can. */
  take(content: AsyncIterable<Uint8Array>): Promise<void>;
  whole(): Promise<Uint8Array>;
  close(): Promise<void>;
};

/** Opens a file that has no name any more: it is gone with this process, however that ends. */
export async function openSpool(): Promise<Spool> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-upload-'));
  const file = await open(join(folder, 'content'), 'wx+', 0o600);
  let size = 0;
  // Windows keeps the name of a file that is open.
  const forget = () => rm(folder, { recursive: true, force: true }).catch(() => undefined);
  if (process.platform !== 'win32') await forget();
  return {
    async take(content) {
      for await (const part of content) size += await writeAll(file, part, size);
    },
    whole: () => wholeOf(file, size),
    async close() {
      await close(file);
      await forget();
    },
  };
}

async function writeAll(file: number, part: Uint8Array, at: number): Promise<number> {
  for (let done = 0; done < part.length;)
    done += (await write(file, part, done, part.length - done, at + done)).bytesWritten;
  return part.length;
}

async function wholeOf(file: number, size: number): Promise<Uint8Array> {
  const content = Buffer.allocUnsafeSlow(size);
  for (let at = 0; at < size;) {
    const { bytesRead } = await read(file, content, at, size - at, at);
    if (bytesRead === 0) throw new Error('A file on the disk is shorter than what was written to it.');
    at += bytesRead;
  }
  return content;
}
