import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, renameSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findBinaries } from './embedded/binaries.ts';
import { openCluster, type Cluster } from './embedded/cluster.ts';
import { serverSettings } from './embedded/settings.ts';

export type Embedded = {
  /** The address of the owner, who migrates. */
  url: string;
  /** The address of the application, whose role is made by `makeApplication`. */
  applicationUrl: string;
  /** The process id of PostgreSQL itself. */
  pid: number;
  /** Stops PostgreSQL and waits until it has gone. */
  stop(): Promise<void>;
};

type Options = { dataDir: string; onStep?: (words: string) => void; test?: boolean };
type Attempt = { watchdog: ChildProcess; pid: number } | { failure: string };

// Node cannot clean up after kill -9, so PostgreSQL runs under a shell that holds a pipe from us: when the
// pipe closes, for whatever reason, the shell asks for a fast shutdown.
const watchdogScript = `
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
echo $server
trap '' INT TERM HUP
{ read -r _ <&3; kill -INT $server; } 2>/dev/null &
wait $server
status=$?
kill $! 2>/dev/null
exit $status`;

const patience = { portClashes: 5, stoppingMs: 30_000, runningMs: 2_500, readyMs: 60_000, stopMs: 20_000 };

/**
 * Starts the PostgreSQL that came with npm, in `dataDir`, which it makes if needed.
 *
 * @param options.test true gives up durability for speed
 * @throws one sentence when it cannot, for example when Concord is already running in that folder
 */
export async function startEmbedded({ dataDir, onStep, test = false }: Options): Promise<Embedded> {
  const place = resolve(dataDir);
  const binaries = findBinaries();
  const cluster = openCluster(place, binaries, !test);
  if (cluster.fresh) onStep?.('The database folder is made');
  await waitForPredecessor(cluster.folder, place);
  for (let clash = 0; clash < patience.portClashes; clash++) {
    const port = await freePort();
    const command = [binaries.postgres, '-D', cluster.folder, ...serverSettings(port, !test)];
    const attempt = await launch(cluster, command, join(place, 'postgres.log'));
    if (!('failure' in attempt)) return running(attempt, cluster, port);
    if (/lock file .* already exists/.test(attempt.failure)) throw alreadyRunning(place);
    if (!/could not (create any TCP|bind)/.test(attempt.failure)) {
      throw new Error(`PostgreSQL did not start: ${attempt.failure.trim().split('\n').at(-1)}`);
    }
  }
  throw new Error('PostgreSQL found no free port on 127.0.0.1.');
}

const alreadyRunning = (place: string) => new Error(`Concord is already running in ${place}.`);

function running(attempt: { watchdog: ChildProcess; pid: number }, cluster: Cluster, port: number): Embedded {
  const { watchdog, pid } = attempt;
  const gone = once(watchdog, 'exit');
  const stop = async () => {
    watchdog.stdin?.end();
    // A fast shutdown waits for no client; only a disk that hangs can outlast this.
    const tooLong = setTimeout(() => process.kill(pid, 'SIGQUIT'), patience.stopMs);
    if (watchdog.exitCode === null) await gone;
    clearTimeout(tooLong);
  };
  const as = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/postgres`;
  const url = as('concord', cluster.password);
  return { url, applicationUrl: as('concord_app', cluster.applicationPassword), pid, stop };
}

async function launch(cluster: Cluster, command: string[], log: string): Promise<Attempt> {
  try {
    renameSync(log, `${log}.old`);
  } catch {
    // There is no earlier log.
  }
  const { prefix, ...ids } = cluster.account;
  const words = [...prefix, 'sh', '-c', watchdogScript, 'sh', ...command];
  const errors = openSync(log, 'a', 0o600);
  // Detached: Ctrl-C in a terminal reaches every process of our group, and PostgreSQL must outlive us.
  const options = { ...ids, cwd: '/', detached: true };
  const watchdog = spawn(words[0]!, words.slice(1), { ...options, stdio: ['pipe', 'pipe', errors] });
  closeSync(errors);
  watchdog.stdin?.on('error', () => {});
  const pid = Number(await firstLine(watchdog));
  const ready = await untilReady(cluster.folder, pid, watchdog);
  watchdog.unref();
  return ready ? { watchdog, pid } : { failure: readFileSync(log, 'utf8') };
}

async function firstLine(watchdog: ChildProcess): Promise<string> {
  let text = '';
  for await (const chunk of watchdog.stdout!) {
    text += String(chunk);
    if (text.includes('\n')) break;
  }
  return text.trim();
}

async function untilReady(folder: string, pid: number, watchdog: ChildProcess): Promise<boolean> {
  for (let waited = 0; waited < patience.readyMs; waited += 10) {
    if (watchdog.exitCode !== null) return false;
    const lock = readLock(folder);
    if (lock?.pid === pid && lock.status === 'ready') return true;
    await sleep(10);
  }
  watchdog.stdin?.end();
  return false;
}

// postmaster.pid, line by line: process id, folder, start time, port, socket folder, address, memory key, status.
function readLock(folder: string): { pid: number; status: string } | null {
  try {
    const lines = readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), status: (lines[7] ?? '').trim() };
  } catch {
    return null;
  }
}

// After kill -9 of Concord its PostgreSQL needs a moment to write its last checkpoint. One that simply goes
// on is somebody else's.
async function waitForPredecessor(folder: string, place: string): Promise<void> {
  for (let waited = 0; waited < patience.stoppingMs; waited += 50) {
    const lock = readLock(folder);
    if (!lock || !isRunning(lock.pid)) return;
    if (lock.status !== 'stopping' && waited >= patience.runningMs) throw alreadyRunning(place);
    await sleep(50);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
