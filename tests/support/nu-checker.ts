import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublicPage } from './public-pages.ts';

const jar: string = createRequire(import.meta.url)('vnu-jar');

/** Whether this machine has Java, which the checker is written in and npm has nothing of. */
export const hasJava = spawnSync('java', ['-version']).status === 0;

type Said = { url: string; type: string; message: string; extract?: string; lastLine?: number };

/** What the Nu HTML checker says is wrong with these pages, each with the page it is about. */
export async function errorsOfNu(pages: readonly Pick<PublicPage, 'path' | 'html'>[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-html-'));
  const paths = new Map<string, string>();
  for (const [index, { path, html }] of pages.entries()) {
    const file = join(folder, `${index}.html`);
    paths.set(file, path);
    await writeFile(file, html);
  }
  try {
    const said = await run(['-jar', jar, '--format', 'json', '--errors-only', ...paths.keys()]);
    return said.map(
      ({ url, message, extract }) =>
        `${paths.get(new URL(url).pathname)}: ${message} ${extract?.trim() ?? ''}`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

// It writes what it found to stderr, and ends with 1 when it found anything.
const run = (parameters: string[]): Promise<Said[]> =>
  new Promise((resolve, reject) => {
    execFile('java', parameters, { maxBuffer: 64 * 1024 * 1024 }, (_error, _out, found) => {
      try {
        resolve((JSON.parse(found) as { messages: Said[] }).messages);
      } catch {
        reject(new Error(`The Nu HTML checker did not answer: ${found.slice(0, 400)}`));
      }
    });
  });
