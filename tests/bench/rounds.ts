import { usedBy, usedByFamily } from './processor.ts';

/** What one run showed. */
export type Run = { perSecond: number; p99: number; used: number; database: number; requests: number };

/** The middle of several runs, and processor time for one request in microseconds, ours and the database's. */
export type Reading = { perSecond: number; p99: number; each: number; databaseEach: number };

/** Runs each way in turn, several times, so that what else the machine does falls on all alike. */
export async function inTurn<Way extends string>(
  ways: Record<Way, () => Promise<Run>>,
  rounds: number,
): Promise<Record<Way, Reading>> {
  const runs = new Map<Way, Run[]>();
  const names = Object.keys(ways) as Way[];
  for (let round = 0; round < rounds; round++) {
    for (const name of names) runs.set(name, [...(runs.get(name) ?? []), await ways[name]()]);
  }
  return Object.fromEntries(names.map((name) => [name, middle(runs.get(name)!)])) as Record<Way, Reading>;
}

/** Watches how much processor time something takes, in a program and in the database. */
export async function watched(
  pid: number,
  databasePid: number,
  work: () => Promise<{ perSecond: number; p99: number; requests: number }>,
): Promise<Run> {
  const [before, databaseBefore] = [usedBy(pid), usedByFamily(databasePid)];
  const result = await work();
  return { ...result, used: usedBy(pid) - before, database: usedByFamily(databasePid) - databaseBefore };
}

function middle(runs: Run[]): Reading {
  const of = (value: (run: Run) => number) => {
    const sorted = runs.map(value).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  return {
    perSecond: of((run) => run.perSecond),
    p99: of((run) => run.p99),
    each: of((run) => run.used / run.requests),
    databaseEach: of((run) => run.database / run.requests),
  };
}
