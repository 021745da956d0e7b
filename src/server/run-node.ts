import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs a program of ours to its end in a process of its own, which takes its memory along when it goes.
 *
 * @throws with what the program said when it failed
 */
export async function runNode(words: string[], env: NodeJS.ProcessEnv, shown: boolean): Promise<void> {
  const child = spawn(process.execPath, words, {
    cwd: root,
    env,
    stdio: ['ignore', shown ? 'inherit' : 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part) => (said += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(said.trim() || `${words[0]} was ended.`);
}
