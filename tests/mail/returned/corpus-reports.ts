import { ourHead, ourMessageId, reader, report, verp } from './write-mail.ts';
import type { Sample } from './corpus.ts';

const daemon = (host: string) => `Mail Delivery System <MAILER-DAEMON@${host}>`;

/** Reports that keep to RFC 3464, as many mail systems write them. */
export const standardReports: readonly Sample[] = [
  {
    what: 'Postfix, no such user',
    raw: report(
      {
        from: daemon('mx.force.example'),
        subject: 'Undelivered Mail Returned to Sender',
        more: 'Auto-Submitted: auto-replied',
      },
      {
        text: `This is the mail system at host mx.force.example.

I'm sorry to have to inform you that your message could not be delivered to one or more recipients.

<${reader}>: host mx.harbourview.example[192.0.2.7] said: 550 5.1.1 <${reader}>: Recipient address rejected: User unknown in local recipient table (in reply to RCPT TO command)`,
        report: `Reporting-MTA: dns; mx.force.example
X-Postfix-Queue-ID: 4Fz1
X-Postfix-Sender: rfc822; ${verp}
Arrival-Date: Mon, 23 Nov 2026 09:00:01 +0000 (GMT)

Final-Recipient: rfc822; ${reader}
Original-Recipient: rfc822;${reader}
Action: failed
Status: 5.1.1
Remote-MTA: dns; mx.harbourview.example
Diagnostic-Code: smtp; 550 5.1.1 <${reader}>: Recipient address rejected: User
    unknown in local recipient table`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
  {
    what: 'Postfix, delayed',
    raw: report(
      {
        from: daemon('mx.force.example'),
        subject: 'Delayed Mail (still being retried)',
        more: 'Auto-Submitted: auto-replied',
      },
      {
        text: '# THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE. #',
        report: `Reporting-MTA: dns; mx.force.example

Final-Recipient: rfc822; ${reader}
Action: delayed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.harbourview.example[192.0.2.7]:25: Connection timed out
Will-Retry-Until: Sat, 28 Nov 2026 09:00:01 +0000 (GMT)`,
      },
    ),
    is: { sort: 'delayed' },
  },
  {
    what: 'Postfix, given up after five days',
    raw: report(
      { from: daemon('mx.force.example'), subject: 'Undelivered Mail Returned to Sender' },
      {
        text: 'connect to mx.harbourview.example[192.0.2.7]:25: Connection timed out',
        report: `Reporting-MTA: dns; mx.force.example

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 4.4.1
Diagnostic-Code: X-Postfix; connect to mx.harbourview.example[192.0.2.7]:25: Connection timed out`,
      },
    ),
    is: { sort: 'bounce', kind: 'soft', status: '4.4.1', recipient: reader },
  },
  {
    what: 'Exchange Online, address not found',
    raw: report(
      {
        from: 'Microsoft Outlook <postmaster@harbourview.example>',
        subject: 'Undeliverable: Your 2 places on Prevent awareness',
        more: `In-Reply-To: ${ourMessageId}\nReferences: ${ourMessageId}\nAuto-Submitted: auto-replied`,
      },
      {
        text: `Your message to ${reader} couldn't be delivered.\namber.brook wasn't found at harbourview.example.`,
        report: `Reporting-MTA: dns;LO2P265MB0001.GBRP265.PROD.OUTLOOK.COM
Received-From-MTA: dns;mx.force.example

Final-Recipient: rfc822;${reader}
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${reader} not found by SMTP address lookup`,
        original: `${ourHead}\n\nYour places are booked.`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.10', recipient: reader },
  },
  {
    what: 'Exchange on premises, box full',
    raw: report(
      { from: 'postmaster@council.example', subject: 'Undeliverable: Reminder', to: 'concord@force.example' },
      {
        text: "The recipient's mailbox is full and can't accept messages now.",
        report: `Reporting-MTA: dns;EX01.council.example

Final-recipient: RFC822; ${reader}
Action: failed
Status: 5.2.2
X-Supplementary-Info: < #5.2.2 smtp;554 5.2.2 mailbox full>`,
      },
    ),
    is: { sort: 'bounce', kind: 'soft', status: '5.2.2', recipient: reader },
  },
  {
    what: 'Gmail, account does not exist',
    raw: report(
      {
        from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
        subject: 'Delivery Status Notification (Failure)',
        more: `X-Failed-Recipients: ${reader}\nAuto-Submitted: auto-replied\nIn-Reply-To: ${ourMessageId}`,
      },
      {
        text: `** Address not found **\n\nYour message wasn't delivered to ${reader} because the address couldn't be found, or is unable to receive mail.`,
        report: `Reporting-MTA: dns; googlemail.example
Arrival-Date: Mon, 23 Nov 2026 01:00:05 -0800 (PST)
X-Original-Message-ID: ${ourMessageId}

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550-5.1.1 double-checking the recipient's email address for typos or
 550 5.1.1 unnecessary spaces.`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
  {
    what: 'Gmail, refused as unwanted',
    raw: report(
      { from: 'mailer-daemon@googlemail.example', subject: 'Delivery Status Notification (Failure)' },
      {
        text: 'Message blocked',
        report: `Reporting-MTA: dns; googlemail.example

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 5.7.1
Diagnostic-Code: smtp; 550-5.7.1 [192.0.2.9] Our system has detected that this message is likely
 550 5.7.1 unsolicited mail. gsmtp`,
      },
    ),
    is: { sort: 'bounce', kind: 'soft', status: '5.7.1', recipient: reader },
  },
];
