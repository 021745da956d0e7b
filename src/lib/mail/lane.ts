import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { parseConnectionUrl } from 'nodemailer/lib/shared';

/** A message as bytes, and between whom. */
export type Posted = { from: string; to: string; raw: string };

/** A connection to a mail server that takes one message after another. */
export type Lane = {
  /**
   * Hands a message over. `beforeLast` runs when all of it has left but the line that ends it; until then the server
   * throws away what it has.
   */
  send: (message: Posted, beforeLast: () => Promise<void>) => Promise<void>;
  close: () => void;
};

const SECONDS = 1000;

/** Opens a lane; it connects with its first message, and anew after it was cut off. */
export function openLane(smtpUrl: string): Lane {
  let open: SMTPConnection | null = null;
  const connected = async () => {
    open ??= await connect(smtpUrl, () => (open = null));
    return open;
  };
  return {
    async send({ from, to, raw }, beforeLast) {
      const connection = await connected();
      try {
        await new Promise<void>((resolve, reject) => {
          const content = held(raw, connection, beforeLast, reject);
          connection.send({ from, to: [to] }, content, (error) => (error ? reject(error) : resolve()));
        });
      } catch (error) {
        // Whatever state it is in: the next message begins on a new connection.
        connection.close();
        open = null;
        throw error;
      }
    },
    close() {
      open?.quit();
      open = null;
    },
  };
}

function connect(smtpUrl: string, gone: () => void): Promise<SMTPConnection> {
  const options = parseConnectionUrl(smtpUrl);
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
  });
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.on('error', gone);
    connection.once('end', gone);
    connection.connect((error) => {
      if (error) return reject(error);
      const { auth } = options as { auth?: { user: string; pass: string } };
      if (!auth) return resolve(connection);
      connection.login({ credentials: auth }, (refusal) => (refusal ? reject(refusal) : resolve(connection)));
    });
  });
}

/** The bytes of a message, whose end waits until they have left this process. */
function held(
  raw: string,
  connection: SMTPConnection,
  beforeLast: () => Promise<void>,
  fail: (error: unknown) => void,
): Readable {
  let isGiven = false;
  return new Readable({
    read() {
      if (!isGiven) {
        isGiven = true;
        this.push(Buffer.from(raw, 'latin1'));
        return;
      }
      left(connection)
        .then(beforeLast)
        .then(
          () => this.push(null),
          (error: unknown) => fail(error),
        );
    },
  });
}

const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

async function left(connection: SMTPConnection): Promise<void> {
  const socket = () => (connection as unknown as { _socket?: Socket })._socket;
  do await turn();
  while ((socket()?.writableLength ?? 0) > 0);
}
