import { createInterface, type Interface } from 'node:readline/promises';
import { Writable } from 'node:stream';

/** Asks whoever sits at the terminal, one question after another. */
export type Asker = {
  line: (question: string) => Promise<string>;
  /** An answer that is not shown while it is typed. */
  secret: (question: string) => Promise<string>;
  close: () => void;
};

/** Asks on standard input. Where that is no terminal, each line of it is an answer: for scripts and tests. */
export const askTerminal = (): Asker => (process.stdin.isTTY ? fromKeys() : fromLines());

// A blank at the end of a password is part of it, as it is where people sign in.
const trimmed = (ask: Asker['line']) => async (question: string) => (await ask(question)).trim();

function fromLines(): Asker {
  const asking = createInterface({ input: process.stdin });
  const lines = asking[Symbol.asyncIterator]();
  const whole = async (question: string) => {
    process.stdout.write(`${question}:\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('The input ended before every question was answered.');
    return value as string;
  };
  return { line: trimmed(whole), secret: whole, close: () => asking.close() };
}

function fromKeys(): Asker {
  let isShown = true;
  // readline writes what is typed through its output: of a secret nothing goes on from here.
  const output = new Writable({
    write: (part, _encoding, then) => {
      if (isShown) process.stdout.write(part as Buffer);
      then();
    },
  });
  const asking = createInterface({ input: process.stdin, output, terminal: true });
  const whole = (question: string) => answer(asking, `${question}: `);
  return {
    line: trimmed(whole),
    secret: async (question) => {
      const typed = whole(question);
      isShown = false;
      const given = await typed.finally(() => (isShown = true));
      process.stdout.write('\n');
      return given;
    },
    close: () => asking.close(),
  };
}

function answer(asking: Interface, prompt: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('Nothing was made.'));
    asking.once('close', ended);
    void asking.question(prompt).then((line) => {
      asking.off('close', ended);
      resolve(line);
    });
  });
}
