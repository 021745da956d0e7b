import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world.ts';

type Profile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[];
  samples: number[];
  timeDeltas: number[];
};

/** The functions in which a processor profile spent most time themselves, each with its share of the busy time. */
export function heaviest(file: string, count: number): { name: string; share: number }[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
  const names = new Map(nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  for (const [index, id] of samples.entries()) {
    const name = names.get(id) ?? '';
    if (name === '(idle)') continue;
    times.set(name, (times.get(name) ?? 0) + (timeDeltas[index] ?? 0));
  }
  const busy = [...times.values()].reduce((sum, time) => sum + time, 0);
  const shares = [...times].map(([name, time]) => ({ name, share: time / busy }));
  return shares.sort((a, b) => b.share - a.share).slice(0, count);
}

function nameOf({ functionName, url, lineNumber }: Profile['nodes'][number]['callFrame']): string {
  if (!url) return functionName || '(program)';
  const place = url.replace(/^.*\/(node_modules|dist|src|db)\//, '$1/');
  return `${functionName || '(anonymous)'} ${place}:${lineNumber + 1}`;
}

/** Stops the site, which then writes its profile, and prints what was heaviest in it. */
export async function printProfile({ site, folder }: World): Promise<void> {
  await site.stop();
  for (const { name, share } of heaviest(join(folder, 'site.cpuprofile'), 30))
    console.log(`${(100 * share).toFixed(1).padStart(5)}% ${name}`);
}
