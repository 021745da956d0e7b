import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedTo } from './processor.ts';

/** A program of the bench in a process of its own, on the core that is measured. */
export type Program = {
  pid: number;
  /** Sends it a message and waits for its answer. */
  ask<Answer>(message: object): Promise<Answer>;
  stop(): Promise<void>;
};

type Options = { env?: Record<string, string>; nodeFlags?: string[]; folder: string };

const measuredCore = 0;

/**
 * Starts `programs/<name>.ts`, and waits until it says that it is ready.
 *
 * @param options.folder where its output is kept, as production keeps a log
 */
export async function startProgram(
  name: string,
  { env = {}, nodeFlags = [], folder }: Options,
): Promise<Program> {
  const file = fileURLToPath(new URL(`programs/${name}.ts`, import.meta.url));
  const log = openSync(join(folder, `${name}.log`), 'a');
  const words = [...pinnedTo(measuredCore), process.execPath, ...nodeFlags, file];
  const child = spawn(words[0]!, words.slice(1), {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', log, 'inherit', 'ipc'],
  });
  await answerOf(child, name);
  const ask = async <Answer>(message: object): Promise<Answer> => {
    child.send(message);
    return (await answerOf(child, name)) as Answer;
  };
  const stop = async () => {
    if (!child.connected) return;
    const gone = once(child, 'exit');
    child.disconnect();
    await gone;
  };
  return { pid: child.pid!, ask, stop };
}

async function answerOf(child: ChildProcess, name: string): Promise<unknown> {
  const watching = new AbortController();
  const { signal } = watching;
  const answered = once(child, 'message', { signal }).then(([answer]) => answer as unknown);
  const ended = once(child, 'exit', { signal }).then(() =>
    Promise.reject(new Error(`The program ${name} ended.`)),
  );
  // Whichever was not first is told to stop listening, and has nothing to say.
  return Promise.race([answered, ended]).finally(() => {
    watching.abort();
    void Promise.allSettled([answered, ended]);
  });
}
