import { readFileSync } from 'node:fs';
import type { Log } from './log.ts';

/** Something that runs and can be stopped. */
export type Stoppable = { stop(): Promise<void> };

const lookMs = 500;

/** Stops parts one after another, the first first. */
export async function stopAll(parts: Stoppable[]): Promise<void> {
  for (const part of parts.splice(0)) await part.stop();
}

/** Stops everything when asked to (Ctrl-C, SIGTERM), or when npm, which can pass on no kill -9, has gone. */
export function stopWhenAsked(log: Log, parts: Stoppable[]): void {
  let stopping = false;
  const stop = async (why: string) => {
    // A second Ctrl-C is impatience: everything is being stopped already, within seconds.
    if (stopping) return;
    stopping = true;
    log('info', 'stopping', { why });
    await stopAll(parts);
    log.flush();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const before = ancestors();
  const look = () => ancestors() !== before && void stop('npm has gone');
  setInterval(look, lookMs).unref();
}

// npm runs a script through a shell, which stays when npm is killed: so the shell's parent counts too.
function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

function parentOf(pid: number): string {
  try {
    return /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
  } catch {
    // Only Linux tells; elsewhere the shell makes way for the program it runs.
    return '';
  }
}
