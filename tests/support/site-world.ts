import { appendFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#db/embedded.ts';
import { readSettings } from '../../src/environment.ts';
import { buildIfNeeded } from '../../src/server/build.ts';
import { demonstrationVariables } from '../../src/server/demonstration.ts';
import { runNode } from '../../src/server/run-node.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of a demonstration that was prepared and never opened, of which each site gets a copy. */
    preparedFolder: string;
  }
}

// A machine that loses its power loses the test too, and nobody misses its rows.
const hasty = 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n';

/** Builds the site and makes the world of the demonstration once for the whole run, as a first start makes it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'concord-world-'));
  await Promise.all([buildIfNeeded(), makeWorld(folder)]);
  project.provide('preparedFolder', folder);
  return () => rm(folder, { recursive: true, force: true });
}

async function makeWorld(folder: string): Promise<void> {
  const server = await startEmbedded({ dataDir: folder, test: true });
  const variables = demonstrationVariables(readSettings({ CONCORD_DATA: folder }), server);
  await runNode(['src/server/prepare.ts'], { ...process.env, ...variables }, false).finally(server.stop);
  await appendFile(join(folder, 'postgres', 'postgresql.auto.conf'), hasty);
}
