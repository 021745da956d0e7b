import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readFileSync, statSync } from 'node:fs';

/** The operating-system account that PostgreSQL runs under, and the words put before its command. */
export type Account = { uid?: number; gid?: number; prefix: string[] };

const ourselves: Account = { prefix: [] };
const mapped: Account = { prefix: ['unshare', '--user', '--map-user=1000', '--map-group=1000'] };

/**
 * Chooses who runs PostgreSQL, which refuses to run as root.
 *
 * As root it is `nobody`, who cannot read our other files. Under a folder that `nobody` may not enter
 * (a checkout in /root) it is a user namespace in which root carries another number.
 *
 * @param folder the empty folder that will hold the cluster; it is given to the account
 */
export function chooseAccount(folder: string, program: string): Account {
  if (process.getuid?.() !== 0) return ourselves;
  for (const account of [nobody(), mapped]) {
    if (!account) continue;
    chownSync(folder, account.uid ?? 0, account.gid ?? 0);
    if (canRun(account, folder, program)) return account;
  }
  throw new Error(
    'PostgreSQL will not run as root here: start Concord as another user, or set DATABASE_URL.',
  );
}

/** The account that owns an existing cluster. */
export function accountOf(cluster: string): Account {
  if (process.getuid?.() !== 0) return ourselves;
  const { uid, gid } = statSync(cluster);
  return uid === 0 ? mapped : { uid, gid, prefix: [] };
}

/** Lets the account pass through a folder without listing it. */
export function letPass(folder: string): void {
  if (process.getuid?.() === 0) chmodSync(folder, 0o711);
}

function nobody(): Account | null {
  const line = readFileSync('/etc/passwd', 'utf8').match(/^nobody:[^:]*:(-?\d+):(-?\d+):/m);
  return line ? { uid: Number(line[1]) >>> 0, gid: Number(line[2]) >>> 0, prefix: [] } : null;
}

function canRun(account: Account, folder: string, program: string): boolean {
  const trial = 'cd "$1" && touch trial && rm trial && "$2" --version';
  const [command, ...args] = [...account.prefix, 'sh', '-c', trial, 'sh', folder, program];
  const { prefix: _, ...ids } = account;
  return spawnSync(command!, args, { ...ids, cwd: '/', stdio: 'ignore' }).status === 0;
}
