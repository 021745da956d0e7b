import { createHash } from 'node:crypto';

/** Where the mailbox is that mail comes back to, and how it opens. The password is here and nowhere else. */
export type MailboxAddress = {
  host: string;
  port: number;
  secure: boolean;
  user: string;
  password: string;
  folder: string;
  /** Knows the mailbox again without saying where it is. */
  key: Uint8Array;
};

/** Reads an address such as imaps://concord%40force.example:secret@mail.example/INBOX; null for what is none. */
export function mailboxAddress(text: string): MailboxAddress | null {
  const url = URL.parse(text);
  if (!url || !['imaps:', 'imap:'].includes(url.protocol) || !url.hostname || url.search || url.hash)
    return null;
  const [user, password, folder] = [url.username, url.password, url.pathname.replace(/^\//, '')].map(decoded);
  if (!user || !password || folder === undefined) return null;
  const secure = url.protocol === 'imaps:';
  const where = { host: url.hostname, port: Number(url.port) || (secure ? 993 : 143), secure };
  const key = createHash('sha256')
    .update([where.host, user, folder || 'INBOX'].join('\n'))
    .digest();
  return { ...where, user, password, folder: folder || 'INBOX', key };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
