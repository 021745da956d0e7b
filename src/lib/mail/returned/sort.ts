import type { BounceKind } from '#db/schema/mail-suppressions.ts';
import { isAutoReply } from './auto-reply.ts';
import { complaintIn, isFeedback } from './complaint.ts';
import { deliveryReport, type Reported } from './delivery-report.ts';
import { isFromMailSystem, plainReport } from './plain-report.ts';
import type { CameMail } from './read-mail.ts';
import { answeredByAddress, answersOf, mailsNamed } from './which-mail.ts';

/** A mail of ours that came back, or was called unwanted, as far as its report says. */
export type Report = {
  kind: BounceKind;
  status: string | null;
  /** Ids of mails of ours that it names, the surest first. */
  mails: readonly string[];
  /** Whom it names: anybody can write that, so it says less. */
  recipient: string | null;
};

/** What a mail of the mailbox is. */
export type Sorted =
  | { sort: 'bounce' | 'complaint'; report: Report }
  | { sort: 'delayed' | 'auto_reply' }
  | { sort: 'reply'; mail: CameMail; from: string; answers: readonly string[] }
  | { sort: 'kept_aside' };

/** Sorts a mail that came. What it cannot be sure of it leaves to a person. */
export function sortMail(mail: CameMail): Sorted {
  if (isFeedback(mail)) return complaintOf(mail);
  const reported = deliveryReport(mail);
  if (reported) return sortedReport(mail, reported);
  if (mail.reports.some(({ type }) => /delivery-status$/.test(type))) return { sort: 'kept_aside' };
  if (isAutoReply(mail) && !isFromMailSystem(mail)) return { sort: 'auto_reply' };
  const plain = plainReport(mail);
  if (plain) return sortedReport(mail, plain);
  return isFromMailSystem(mail) ? { sort: 'kept_aside' } : replyOf(mail);
}

function complaintOf(mail: CameMail): Sorted {
  const complaint = complaintIn(mail);
  if (!complaint) return { sort: 'kept_aside' };
  const report = { kind: 'complaint', status: null, mails: mailsNamed(mail), ...complaint } as const;
  return { sort: 'complaint', report };
}

function sortedReport(mail: CameMail, reported: Reported): Sorted {
  if (reported.kind === 'delayed') return { sort: 'delayed' };
  if (reported.kind === 'arrived') return { sort: 'auto_reply' };
  const { verdict, recipient } = reported;
  return { sort: 'bounce', report: { ...verdict, recipient, mails: mailsNamed(mail) } };
}

function replyOf(mail: CameMail): Sorted {
  const answers = [...answeredByAddress(mail), ...answersOf(mail)];
  const isOne =
    mail.from && mail.messageId && (answers.length > 0 || /\bQ[0-9A-HJKMNP-TV-Z]{7}\b/.test(mail.subject));
  return isOne ? { sort: 'reply', mail, from: mail.from!, answers } : { sort: 'kept_aside' };
}
