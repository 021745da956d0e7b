import { createHash } from 'node:crypto';
import type { Db } from '#db/client.ts';
import type { AsideReason, MailSort } from '#db/schema/returned-mail.ts';
import { headOf, keepAside } from './kept-aside.ts';
import { noteReport, type ReturnDesk } from './note-report.ts';
import { type CameMail, readMail } from './read-mail.ts';
import { type Report, type Sorted, sortMail } from './sort.ts';

/** A mail that a person wrote in answer to one of ours. */
export type CameReply = {
  /** Its Message-ID with its angle brackets, or one that stands for it. */
  messageId: string;
  from: string;
  subject: string;
  text: string;
  answers: readonly string[];
  files: number;
};
export type TakeDesk = ReturnDesk & {
  /** Gives a reply to whoever it is for; false when it is for nobody. */
  takeReply: (tx: Db, reply: CameReply, now: Temporal.Instant) => Promise<boolean>;
};

/** Does what a message of the mailbox asks, in the transaction of whoever writes down that it was read. */
export async function takeMail(
  tx: Db,
  desk: TakeDesk,
  raw: Uint8Array,
  now: Temporal.Instant,
): Promise<MailSort> {
  const mail = await readMail(raw);
  const sorted: Sorted = mail ? sortMail(mail) : { sort: 'kept_aside' };
  const aside = async (why: AsideReason): Promise<MailSort> => {
    await keepAside(tx, { why, headers: headOf(raw) }, now);
    return 'kept_aside';
  };
  if (sorted.sort === 'kept_aside') return aside('not_understood');
  if (sorted.sort === 'reply') {
    const isTaken = await desk.takeReply(tx, replyOf(sorted, raw), now);
    return isTaken ? 'reply' : aside('reply_not_taken');
  }
  if (!('report' in sorted)) return sorted.sort;
  const noted = await noteReport(
    tx,
    desk,
    sorted.report,
    { source: 'mailbox', key: keyOf(mail!, sorted.report) },
    now,
  );
  if (noted === 'no mail of ours') return aside('no_mail_of_ours');
  return noted === 'known already' ? 'known_already' : sorted.sort;
}

const replyOf = (
  { mail, from, answers }: Extract<Sorted, { sort: 'reply' }>,
  raw: Uint8Array,
): CameReply => ({
  messageId: /^<[^\s<>]{1,250}>$/.test(mail.messageId ?? '') ? mail.messageId! : `<${hashOf(raw)}@mailbox>`,
  from,
  ...{ subject: mail.subject, text: mail.text, answers, files: mail.files },
});

const hashOf = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex');

// The same report may lie in the mailbox twice.
const keyOf = (mail: CameMail, { kind, recipient }: Report): string =>
  hashOf(
    [
      kind,
      recipient,
      mail.messageId ?? mail.text,
      mail.headers.find(({ name }) => name === 'date')?.value,
    ].join('\n'),
  );
