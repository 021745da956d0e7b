import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

// The kernel counts processor time in hundredths of a second, whatever the processor.
const microsecondsPerTick = 10_000;

/** Whether this system tells of other processes' processor time and memory, and can pin them to a core. */
export const tells = existsSync('/proc/self/stat') && canPin();

/** The words before a command that keep it on one core, where that can be done. */
export const pinnedTo = (core: number): string[] => (tells ? ['taskset', '-c', String(core)] : []);

/** Keeps this process, all its threads, on one core from now on. */
export function pinMyself(core: number): void {
  if (tells) execFileSync('taskset', ['-a', '-c', '-p', String(core), String(process.pid)]);
}

/** Processor time that a process and its threads have used, in microseconds; nought where nobody tells. */
export function usedBy(pid: number): number {
  if (!tells) return 0;
  const { user, system } = stat(pid);
  return (user + system) * microsecondsPerTick;
}

/** Processor time that a process and all those it started have used, ended ones too. */
export function usedByFamily(pid: number): number {
  if (!tells) return 0;
  const { user, system, ended } = stat(pid);
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => isChild(Number(name), pid));
  const running = children.reduce((sum, name) => sum + usedBy(Number(name)), 0);
  return (user + system + ended) * microsecondsPerTick + running;
}

/** Memory that a process holds, in megabytes. */
export function memoryOf(pid: number): { now: number; most: number } {
  if (!tells) return { now: 0, most: 0 };
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { now: megabytes('VmRSS'), most: megabytes('VmHWM') };
}

function canPin(): boolean {
  try {
    execFileSync('taskset', ['-c', '-p', String(process.pid)]);
    execFileSync('taskset', ['-c', '1', 'true'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function isChild(pid: number, parent: number): boolean {
  try {
    return stat(pid).parent === parent;
  } catch {
    // It ended while we looked.
    return false;
  }
}

// After the name in brackets, which may hold spaces: state, parent, … user and system time, those of the ended.
function stat(pid: number) {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15);
  return { parent: fields[1] ?? 0, user, system, ended: endedUser + endedSystem };
}
