import { createTransport } from 'nodemailer';
import { statusIn, type Verdict, verdictOf } from '#lib/mail/returned/status.ts';
import { mimeParts, UnfitMessage, type Message } from '#lib/mail/message.ts';

/** Sends mail; `delivers` is false where no server is configured and the outbox is all there is. */
export type Transport = {
  delivers: boolean;
  /** Resolves once the server has taken the message, or at once where nothing is delivered. */
  send: (message: Message) => Promise<void>;
  close: () => void;
};

const SECONDS = 1000;

/**
 * Opens a pool of connections to a mail server; the first opens with the first message.
 *
 * @param smtpUrl smtp:// or smtps:// with the user, password and options; null delivers nothing
 */
export function openTransport(smtpUrl: string | null): Transport {
  if (smtpUrl === null)
    return { delivers: false, send: async (message) => void mimeParts(message), close() {} };
  const pool = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    // Retries are the queue's: it knows the time of the next and when to stop.
    maxRequeues: 0,
    dnsTimeout: 10 * SECONDS,
    connectionTimeout: 10 * SECONDS,
    greetingTimeout: 10 * SECONDS,
    socketTimeout: 30 * SECONDS,
  });
  return {
    delivers: true,
    send: async (message) => void (await pool.sendMail(mimeParts(message))),
    close: () => void pool.close(),
  };
}

type SmtpError = { code?: string; command?: string; responseCode?: number };

// A 5xx to these says that the server refuses us or its own settings, not this message.
const aboutAccess = new Set([530, 534, 535, 538]);

/** Whether trying the same message again is pointless; a refused sign-in or a lost connection is not. */
export function isPermanent(error: unknown): boolean {
  if (error instanceof UnfitMessage) return true;
  if (typeof error !== 'object' || error === null) return false;
  const { code, command = '', responseCode } = error as SmtpError;
  if (responseCode === undefined) return code === 'EENVELOPE';
  return responseCode >= 500 && !aboutAccess.has(responseCode) && /^(MAIL FROM|RCPT TO|DATA)$/.test(command);
}

/** What an answer says of the address, where a server refused it; null where it refused something else. */
export function addressRefusal(error: unknown): Verdict | null {
  if (typeof error !== 'object' || error === null) return null;
  const { responseCode, command = '', response = '' } = error as SmtpError & { response?: string };
  if (!responseCode || responseCode < 500 || command !== 'RCPT TO') return null;
  return verdictOf(statusIn(response), response);
}

/** What a mail server answered, without an address: "550 5.1.1"; null where it did not answer. */
export function answerOf(error: unknown): string | null {
  if (typeof error !== 'object' || error === null) return null;
  const { responseCode, response = '' } = error as SmtpError & { response?: string };
  if (responseCode === undefined) return null;
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})/.exec(response)?.[1];
  return status ? `${responseCode} ${status}` : String(responseCode);
}
