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
  const parent = process.ppid;
  const look = () => process.ppid !== parent && void stop('npm has gone');
  setInterval(look, lookMs).unref();
}
