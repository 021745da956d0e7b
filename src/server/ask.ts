import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks whoever sits at the terminal, one question after another. */
export type Asker = {
  line: (question: string) => Promise<string>;
  /** An answer that is not shown while it is typed. */
  secret: (question: string) => Promise<string>;
  close: () => void;
};

/**
 * Asks on standard input. Where that is no terminal, each line of it is an answer: for scripts and tests.
 *
 * @throws when the input ends before the answer
 */
export function askTerminal(): Asker {
  const { stdin, stdout } = process;
  let isShown = true;
  // readline writes what is typed through its output: for a secret nothing of it goes on.
  const output = new Writable({
    write: (part, encoding, then) => {
      if (isShown) stdout.write(part as Buffer, encoding);
      then();
    },
  });
  const asking = createInterface({ input: stdin, output, terminal: stdin.isTTY ?? false });
  const answers = stdin.isTTY ? null : asking[Symbol.asyncIterator]();
  const answer = () => (answers ? nextLine(answers) : typed(asking));
  return {
    line: async (question) => {
      stdout.write(`${question}: `);
      return (await answer()).trim();
    },
    secret: async (question) => {
      stdout.write(`${question}: `);
      isShown = false;
      const given = await answer().finally(() => (isShown = true));
      stdout.write('\n');
      return given;
    },
    close: () => asking.close(),
  };
}

async function nextLine(lines: AsyncIterator<string>): Promise<string> {
  const { value, done } = await lines.next();
  if (done) throw new Error('The input ended before every question was answered.');
  return value as string;
}

function typed(asking: Interface): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('Nothing was made.'));
    asking.once('SIGINT', ended);
    asking.once('close', ended);
    void asking.question('').then((line) => {
      asking.off('SIGINT', ended);
      asking.off('close', ended);
      resolve(line);
    });
  });
}
