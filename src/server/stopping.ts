import type { Log } from './log.ts';

/** Something to be stopped, in the order given. */
export type Stoppable = { stop(): Promise<void> };

const lookMs = 500;

/**
 * Stops everything in order when asked to (Ctrl-C, SIGTERM), or when npm, which passes on no kill -9, has gone.
 */
export function stopWhenAsked(log: Log, parts: () => Stoppable[]): void {
  let stopping = false;
  const stop = async (why: string) => {
    // A second Ctrl-C is impatience: everything is being stopped already, within seconds.
    if (stopping) return;
    stopping = true;
    log('info', 'stopping', { why });
    for (const part of parts()) await part.stop();
    log.flush();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  const look = () => process.ppid !== parent && void stop('npm has gone');
  setInterval(look, lookMs).unref();
}
