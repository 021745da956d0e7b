import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { inject } from 'vitest';
import { startSite, type RunningSite } from './site.ts';

/** Starts the built site on a copy of the demonstration that this run has made, with a database of its own. */
export async function startPreparedSite(env: Record<string, string> = {}): Promise<RunningSite> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'concord-site-'));
  // As root, PostgreSQL runs under the account that owns its folder, so the owners are copied too.
  await promisify(execFile)('cp', ['-a', `${inject('preparedFolder')}/.`, dataFolder]);
  return startSite({ env, dataFolder });
}
