import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { compress, isCompressible } from './compression.ts';
import { mediaType } from './media-types.ts';
import { runNode } from './run-node.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stampFile = join(root, 'dist', 'stamp');
const lockFile = join(root, '.astro', 'building');

// What the built site is made of. The server and the tests are not in it.
const sources = ['src', 'db', 'emails', 'public', 'astro.config.mjs', 'package-lock.json', 'tsconfig.json'];

/** Builds the site unless it is built from these very sources. Returns whether it had to. */
export async function buildIfNeeded(): Promise<boolean> {
  if (isBuilt()) return false;
  const release = await lock();
  try {
    // Another start in this checkout may have built it while we waited.
    if (isBuilt()) return false;
    await build();
  } finally {
    release();
  }
  return true;
}

/** Builds the site and packs its files, or throws what the build said. */
export async function build(): Promise<void> {
  const stamp = sourceStamp();
  const env = { ...process.env, NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1' };
  rmSync(stampFile, { force: true });
  await runNode(['node_modules/astro/bin/astro.mjs', 'build'], env, false);
  // After it, since it empties the folder. In a process of its own, since the compiler takes 100 MB.
  await runNode(['src/lib/mail/build.ts'], env, false);
  packFiles(join(root, 'dist', 'client'));
  writeFileSync(stampFile, stamp);
}

/** Whether the built site is of these very sources. */
export function isBuilt(): boolean {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourceStamp();
}

function sourceStamp(): string {
  const hash = createHash('sha256').update(process.version);
  for (const source of sources) {
    for (const file of filesIn(source)) hash.update(`\0${file}\0`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function filesIn(source: string): string[] {
  const path = join(root, source);
  if (!existsSync(path)) return [];
  if (/\.\w+$/.test(source)) return [source];
  const entries = readdirSync(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length))
    .sort();
}

function packFiles(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile() || !isCompressible(mediaType(file))) continue;
    const content = readFileSync(file);
    writeFileSync(`${file}.br`, compress(content, 'br', 'build'));
    writeFileSync(`${file}.gz`, compress(content, 'gzip', 'build'));
  }
}

async function lock(): Promise<() => void> {
  mkdirSync(join(root, '.astro'), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' });
      return () => rmSync(lockFile, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    if (isAbandoned()) rmSync(lockFile, { force: true });
    else await sleep(200);
  }
}

function isAbandoned(): boolean {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EPERM';
  }
}

if (import.meta.main) await build();
