import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A mail server that counts who got what, and throws the rest away. */
export type Sink = {
  url: string;
  /** How many messages came for each address, whole ones alone. */
  got: Map<string, number>;
  /** How many came, and when the last did, by `performance.now()`. */
  came: () => { messages: number; lastAt: number };
  /** Called with the number of messages after each. */
  onMessage: (work: (messages: number) => void) => void;
  forget: () => void;
  close: () => Promise<void>;
};

const END = '\r\n.\r\n';

/**
 * Opens the cheapest mail server that keeps the rules of SMTP: what counts as handed over is a message with its last
 * line, for which it has answered. Nothing is parsed but the words of the protocol.
 */
export async function openSink(): Promise<Sink> {
  const got = new Map<string, number>();
  let [messages, lastAt] = [0, 0];
  let watch: (messages: number) => void = () => {};
  const take = (to: string) => {
    got.set(to, (got.get(to) ?? 0) + 1);
    messages += 1;
    lastAt = performance.now();
    watch(messages);
  };
  const server = createServer((socket) => converse(socket, take));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    got,
    came: () => ({ messages, lastAt }),
    onMessage: (work) => void (watch = work),
    forget: () => {
      got.clear();
      messages = 0;
      watch = () => {};
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function converse(socket: Socket, take: (to: string) => void): void {
  let [kept, to, isMessage] = ['', '', false];
  socket.setNoDelay(true);
  socket.on('error', () => {});
  socket.write('220 sink\r\n');
  socket.on('data', (chunk) => {
    kept += chunk.toString('latin1');
    for (;;) {
      const end = isMessage ? END : '\r\n';
      const at = kept.indexOf(end);
      // The end of a message may come in two halves: only what cannot be part of it is dropped.
      if (at < 0) return void (kept = isMessage ? kept.slice(-END.length + 1) : kept);
      const line = kept.slice(0, at);
      kept = kept.slice(at + end.length);
      if (isMessage) take(to);
      else to = /^rcpt to:<([^>]*)>/i.exec(line)?.[1] ?? to;
      isMessage = !isMessage && /^data$/i.test(line);
      socket.write(answerTo(line, isMessage));
      if (/^quit$/i.test(line)) return void socket.end();
    }
  });
}

function answerTo(line: string, isMessage: boolean): string {
  if (isMessage) return '354 go on\r\n';
  return /^quit$/i.test(line) ? '221 bye\r\n' : '250 ok\r\n';
}
