import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Log } from './log.ts';

const program = fileURLToPath(new URL('../worker.ts', import.meta.url));
const follow = new URL('./follow-parent.ts', import.meta.url).href;

const backoff = { firstMs: 1_000, mostMs: 30_000, steadyMs: 60_000 };
const graceMs = 10_000;

// A list of 100,000 rows comes in with 25 MB more under these, and with 95 MB more under none, in the same time.
const memory = ['--max-semi-space-size=8', '--max-old-space-size=512'];

/** Runs `src/worker.ts` beside us, and again whenever it dies. */
export function startWorker(log: Log): { stop(): Promise<void> } {
  let child: ChildProcess | undefined;
  let again: NodeJS.Timeout | undefined;
  let wait = backoff.firstMs;
  let stopping = false;
  const start = () => {
    const began = performance.now();
    child = fork(program, { execArgv: [...memory, '--import', follow] });
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (performance.now() - began > backoff.steadyMs) wait = backoff.firstMs;
      log('error', 'worker died', { code, signal, againInMs: wait });
      again = setTimeout(start, wait);
      wait = Math.min(wait * 2, backoff.mostMs);
    });
  };
  const stop = async () => {
    stopping = true;
    clearTimeout(again);
    if (child && child.exitCode === null && child.signalCode === null) await end(child);
  };
  start();
  return { stop };
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  const enough = setTimeout(() => child.kill('SIGKILL'), graceMs);
  await gone;
  clearTimeout(enough);
}
