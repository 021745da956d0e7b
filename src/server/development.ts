import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../environment.ts';
import type { Stoppable } from './stopping.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Runs `astro dev`, which shows every change at once, in place of the built site. */
export function startDevelopment({ host, port }: Environment): Stoppable {
  const words = ['node_modules/astro/bin/astro.mjs', 'dev', '--host', host, '--port', String(port)];
  const child = spawn(process.execPath, words, { cwd: root, stdio: 'inherit' });
  child.once('exit', () => process.kill(process.pid, 'SIGTERM'));
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGTERM');
    await gone;
  };
  return { stop };
}
