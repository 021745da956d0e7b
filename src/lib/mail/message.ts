import type { SendMailOptions } from 'nodemailer';
import { inviteFile, type Invite } from '#lib/ics/invite.ts';
import { cleanText } from '#lib/ics/plain-text.ts';

export type Address = { name?: string; email: string };

/** A file that goes with a mail. */
export type Attachment = { name: string; mediaType: string; content: Uint8Array };

/** One mail to one person; `id` stays the same however often it is tried. */
export type Message = {
  id: string;
  from: Address;
  to: Address;
  subject: string;
  html: string;
  text: string;
  invite?: Invite;
  attachment?: Attachment;
  replyTo?: Address;
  /** Where it comes back to when it cannot be delivered; otherwise to its sender. */
  returnPath?: string;
  /** What it answers, the oldest first; a person wrote such a mail. */
  thread?: readonly string[];
};

/** Thrown for a message that no server could take as it is. */
export class UnfitMessage extends Error {
  override name = 'UnfitMessage';
}

/** A message as MIME parts; throws UnfitMessage when an address or the id could break its headers. */
export function mimeParts(message: Message): SendMailOptions {
  const { from, to, replyTo, subject, html, text, invite, attachment } = message;
  return {
    from: mailbox(from),
    to: mailbox(to),
    ...(replyTo ? { replyTo: mailbox(replyTo) } : {}),
    subject: oneLine(subject),
    text,
    html,
    messageId: messageId(message),
    ...(message.returnPath ? { envelope: { from: message.returnPath, to: mailbox(to).address } } : {}),
    ...(invite ? { icalEvent: calendarPart(invite) } : {}),
    ...(attachment ? { attachments: [filePart(attachment)] } : {}),
    ...threadHeaders(message),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

const filePart = ({ name, mediaType, content }: Attachment) => ({
  filename: oneLine(name),
  contentType: mediaType,
  content: Buffer.from(content),
});

// nodemailer puts it in twice: as an alternative, which diaries act on, and as a file to open by hand.
function calendarPart(invite: Invite) {
  try {
    return { method: invite.method, filename: 'invite.ics', content: inviteFile(invite) };
  } catch (cause) {
    throw new UnfitMessage('the invite cannot be written', { cause });
  }
}

// A reply stands in its conversation. What no person wrote says so, so that no machine answers it.
function threadHeaders({ thread, from }: Message) {
  if (!thread)
    return { headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' } };
  const whole = thread.map((one) => (one.startsWith('<') ? one : messageId({ id: one, from })));
  const references = whole.filter((one) => /^<[^\s<>\p{Cc}]{1,250}>$/u.test(one));
  const inReplyTo = references.at(-1);
  return inReplyTo ? { inReplyTo, references } : {};
}

// A retry after a lost reply then looks like the same mail to whoever receives it twice.
function messageId({ id, from }: Pick<Message, 'id' | 'from'>): string {
  if (!/^[\w.-]{1,200}$/.test(id)) throw new UnfitMessage('the id of a message must be letters and digits');
  return `<${id}@${from.email.split('@')[1]}>`;
}

function mailbox({ name, email }: Address): { name: string; address: string } {
  if (!/^[^\s@<>()[\]",:;\\\p{Cc}]+@[^\s@<>()[\]",:;\\\p{Cc}]+$/u.test(email)) {
    throw new UnfitMessage('not an email address');
  }
  return { name: oneLine(name ?? ''), address: email };
}

const oneLine = (text: string): string => cleanText(text).replace(/\s+/g, ' ').trim();
