import PostalMime, { addressParser } from 'postal-mime';
import { textOfHtml } from './text-of-html.ts';

/** A part of a mail that is not its text: a report, the mail that came back, or a file. */
export type MailPart = { type: string; text: string };

/** A mail that came, as much of it as sorting needs. */
export type CameMail = {
  /** Names in small letters, in the order in which they stand. */
  headers: readonly { name: string; value: string }[];
  from: string | null;
  subject: string;
  messageId: string | null;
  text: string;
  /** What stands in the mail beside its text, but for files. */
  reports: readonly MailPart[];
  /** How many files came with it. */
  files: number;
};

const reportTypes = [
  'message/delivery-status',
  'message/global-delivery-status',
  'message/feedback-report',
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
];

/**
 * Reads a mail, however it is made; null for what is none.
 *
 * @param raw its bytes, perhaps cut off somewhere
 */
export async function readMail(raw: Uint8Array): Promise<CameMail | null> {
  const email = await parsed(raw);
  if (!email || email.headers.length === 0) return null;
  const parts = email.attachments.map(({ mimeType, content }) => ({
    type: (mimeType ?? '').toLowerCase(),
    text: typeof content === 'string' ? content : new TextDecoder().decode(content),
  }));
  const reports = parts.filter(({ type }) => reportTypes.includes(type));
  const text = email.text?.trim() ? email.text : textOfHtml(email.html ?? '');
  return {
    headers: email.headers.map(({ key, value }) => ({ name: key.toLowerCase(), value: storable(value) })),
    from: email.from?.address?.toLowerCase() ?? null,
    subject: storable(email.subject ?? ''),
    messageId: email.messageId ?? null,
    text: storable(text),
    reports: reports.map((part) => ({ ...part, text: storable(part.text) })),
    files: parts.length - reports.length,
  };
}

async function parsed(raw: Uint8Array) {
  try {
    const options = { forceRfc822Attachments: true, maxNestingDepth: 20, maxHeadersSize: 200_000 };
    return await PostalMime.parse(raw, options);
  } catch {
    return null;
  }
}

/** The addresses in a header such as To. */
export const addressesIn = (value: string): string[] =>
  addressParser(value, { flatten: true }).flatMap(({ address }) => (address ? [address.toLowerCase()] : []));

/** Every value of a header, by its name in small letters. */
export const headersOf = ({ headers }: Pick<CameMail, 'headers'>, name: string): string[] =>
  headers.filter((one) => one.name === name).map(({ value }) => value);

// PostgreSQL keeps no character zero, and no half of a pair.
const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
