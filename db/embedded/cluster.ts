import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountOf, chooseAccount, letPass, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';

export type Cluster = {
  folder: string;
  account: Account;
  /** Of the owner, who may do everything. */
  password: string;
  /** Of the role that the site and the worker run as. */
  applicationPassword: string;
  fresh: boolean;
};

/** Finds the cluster inside `dataDir`, or makes one. */
export function openCluster(dataDir: string, binaries: Binaries, lasting: boolean): Cluster {
  mkdirSync(dataDir, { recursive: true });
  letPass(dataDir);
  const folder = join(dataDir, 'postgres');
  const password = passwordIn(dataDir, 'postgres.password');
  const applicationPassword = passwordIn(dataDir, 'application.password');
  const fresh = !existsSync(folder);
  if (fresh) makeCluster(dataDir, folder, { binaries, password, lasting });
  return { folder, account: accountOf(folder), password, applicationPassword, fresh };
}

function passwordIn(dataDir: string, name: string): string {
  const file = join(dataDir, name);
  try {
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(file, 'utf8');
}

// The cluster is made beside its place and moved there whole, so that an interrupted first start, or two
// at once, never leave half of one.
function makeCluster(
  dataDir: string,
  folder: string,
  options: { binaries: Binaries; password: string; lasting: boolean },
): void {
  for (const left of abandoned(dataDir)) rmSync(join(dataDir, left), { recursive: true, force: true });
  const draft = `${folder}.new-${process.pid}`;
  mkdirSync(draft, { mode: 0o700 });
  try {
    initialise(draft, options);
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

function abandoned(dataDir: string): string[] {
  return readdirSync(dataDir).filter((name) => {
    const pid = name.match(/^postgres\.new-(\d+)$/)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function initialise(
  draft: string,
  options: { binaries: Binaries; password: string; lasting: boolean },
): void {
  const { initdb, postgres } = options.binaries;
  const account = chooseAccount(draft, postgres);
  const settings = ['--username=concord', '--auth=scram-sha-256', '--encoding=UTF8', '--locale=C'];
  // Names sort as people expect them to, whatever locales the machine has.
  settings.push(
    '--locale-provider=icu',
    '--icu-locale=en-GB',
    '--set=timezone=UTC',
    '--set=log_timezone=UTC',
  );
  if (!options.lasting) settings.push('--no-sync');
  // A pipe made by `cat` belongs to the account, so initdb may open it again by name; ours would not.
  const script = 'cat | "$@" --pwfile=/dev/stdin';
  const command = [...account.prefix, 'sh', '-c', script, 'sh', initdb, '-D', draft, ...settings];
  const { prefix: _, ...ids } = account;
  const ran = spawnSync(command[0]!, command.slice(1), { ...ids, cwd: '/', input: options.password });
  if (ran.status !== 0) {
    throw new Error(
      `PostgreSQL could not prepare its folder: ${String(ran.stderr).trim().split('\n').at(-1)}`,
    );
  }
}
