import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from '../../src/server/build.ts';

const program = fileURLToPath(new URL('../../src/start.js', import.meta.url));

export type RunningSite = {
  url: string;
  /** The folder of its database, which a second start may share once this one has stopped. */
  dataFolder: string;
  /** All that it printed so far. */
  output(): string;
  /** The process id of its PostgreSQL. */
  databasePid(): number;
  /** Stops PostgreSQL under it, and waits until it has gone. */
  stopDatabase(): Promise<void>;
  /** Sends a signal to the server and waits for its end. */
  end(signal: NodeJS.Signals): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Stops it if it still runs, and removes its folder. */
  remove(): Promise<void>;
};

type Options = { env?: Record<string, string>; dataFolder?: string };

/** Starts the built site as `npm start` does, on a free port with a database folder of its own. */
export async function startSite({ env = {}, dataFolder }: Options = {}): Promise<RunningSite> {
  await buildIfNeeded();
  const folder = dataFolder ?? (await mkdtemp(join(tmpdir(), 'concord-site-')));
  const port = String(await freePort());
  const child = spawnSite({ PORT: port, CONCORD_DATA: folder, ...env });
  const output = listen(child);
  const url = `http://localhost:${port}`;
  await untilUp(`${url}/health/live`, child, output);
  const databasePid = () =>
    Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n', 1)[0]);
  const stopDatabase = async () => {
    const pid = databasePid();
    process.kill(pid, 'SIGINT');
    await untilGone(pid);
  };
  const end = (signal: NodeJS.Signals) => endOf(child, signal);
  const remove = async () => {
    if (child.exitCode === null && child.signalCode === null) await end('SIGTERM');
    await rm(folder, { recursive: true, force: true });
  };
  return { url, dataFolder: folder, output, databasePid, stopDatabase, end, remove };
}

/** Runs a start that is expected to fail, and tells how it ended. */
export async function failedStart(
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawnSite(env);
  const output = listen(child);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: output() };
}

/** Whether a process is there. */
export function isRunning(pid: number): boolean {
  // A process that ended but was not yet collected by its parent still has a number.
  if (existsSync('/proc/self/stat')) return existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(statusOf(pid));
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Waits until a process has gone. */
export async function untilGone(pid: number): Promise<void> {
  while (isRunning(pid)) await sleep(20);
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return 'State: Z';
  }
}

function spawnSite(env: Record<string, string>): ChildProcess {
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|VITEST|NODE_ENV$|NODE_OPTIONS$|DATABASE_URL$)/.test(name),
  );
  const all = { ...Object.fromEntries(ours), ...env };
  return spawn(process.execPath, [program], { env: all, stdio: ['ignore', 'pipe', 'pipe'] });
}

function listen(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (text += String(part)));
  return () => text;
}

async function untilUp(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The site did not start:\n${output()}`);
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await sleep(25);
  }
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals) {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code, by] = (await ended) as [number | null, NodeJS.Signals | null];
  return { code, signal: by };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
