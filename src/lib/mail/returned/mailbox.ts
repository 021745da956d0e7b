import { ImapFlow } from 'imapflow';
import type { MailboxAddress } from './mailbox-address.ts';
import { MailboxFault } from './mailbox-fault.ts';

/** A mailbox that is open. Messages are known by their UID, which holds while `uidValidity` does. */
export type Mailbox = {
  uidValidity: number;
  list: () => Promise<number[]>;
  /** The beginning of a message, without marking it as read; null when it is gone. */
  fetch: (uid: number) => Promise<Uint8Array | null>;
  putAway: (uids: readonly number[], into: keyof typeof folders) => Promise<void>;
  close: () => Promise<void>;
};

/** Where messages go that were read: beside the folder that they came to. */
export const folders = { read: 'Concord read', aside: 'Concord kept aside' } as const;

const SECONDS = 1000;
// What came back may hold a whole newsletter, and what people write to us whole films. Reports and words come first.
const mostBytes = 1024 * 1024;

/**
 * Opens the mailbox.
 *
 * @throws MailboxFault
 */
export async function openMailbox(address: MailboxAddress): Promise<Mailbox> {
  const client = clientOf(address);
  // What breaks shows in the command that waits; without a listener it would end the process.
  client.on('error', () => {});
  const asked = <T>(work: () => Promise<T>): Promise<T> =>
    work().catch((error: unknown) => {
      client.close();
      throw new MailboxFault(faultWords(error));
    });
  await asked(() => client.connect());
  const opened = await asked(() => client.mailboxOpen(address.folder));
  return {
    uidValidity: Number(opened.uidValidity),
    list: () => asked(async () => (await client.search({ all: true }, { uid: true })) || []),
    fetch: (uid) => asked(() => beginningOf(client, uid)),
    putAway: (uids, into) => asked(() => putAway(client, uids, folders[into])),
    close: async () => {
      await client.logout().catch(() => {});
      client.close();
    },
  };
}

function clientOf({ host, port, secure, user, password }: MailboxAddress): ImapFlow {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(host);
  return new ImapFlow({
    ...{ host, port, secure, auth: { user, pass: password } },
    // A password never goes over a line that others can read.
    ...(secure || isHere ? {} : { doSTARTTLS: true }),
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 60 * SECONDS,
  });
}

async function beginningOf(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  const query = { source: { start: 0, maxLength: mostBytes } };
  const found = await client.fetchOne(String(uid), query, { uid: true });
  return (found && found.source) || null;
}

async function putAway(client: ImapFlow, uids: readonly number[], folder: string): Promise<void> {
  if (uids.length === 0) return;
  const range = uids.join(',');
  const moved = await client.messageMove(range, folder, { uid: true });
  if (moved) return;
  // The folder is not there yet; creating one that is there changes nothing.
  await client.mailboxCreate([folder]).catch(() => null);
  const again = await client.messageMove(range, folder, { uid: true });
  // A mailbox where nothing can be moved shows at least what was read.
  if (!again) await client.messageFlagsAdd(range, ['\\Seen'], { uid: true });
}

type ImapError = {
  authenticationFailed?: boolean;
  mailboxMissing?: boolean;
  code?: string;
  responseStatus?: string;
};

function faultWords(error: unknown): string {
  const { authenticationFailed, mailboxMissing, code = '', responseStatus } = (error ?? {}) as ImapError;
  if (authenticationFailed) return 'The mail server refused the name or the password of the mailbox.';
  if (mailboxMissing || responseStatus === 'NO') return 'The folder of the mailbox cannot be opened.';
  if (/CERT|TLS|SSL|SELF_SIGNED|ALTNAME/i.test(code))
    return 'The certificate of the mail server is not in order.';
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|TIMEOUT|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/i.test(code))
    return 'The mail server of the mailbox cannot be reached.';
  return 'The mail server of the mailbox broke off.';
}
