import { bytes, ourHead, reader, report, verp } from './write-mail.ts';
import type { Sample } from './corpus.ts';

const daemon = (host: string) => `Mail Delivery System <MAILER-DAEMON@${host}>`;

/** More reports that keep to RFC 3464. */
export const moreReports: readonly Sample[] = [
  {
    what: 'Sendmail, host unknown',
    raw: report(
      {
        from: 'Mail Delivery Subsystem <MAILER-DAEMON@relay.example>',
        subject: 'Returned mail: see transcript for details',
      },
      {
        text: `   ----- The following addresses had permanent fatal errors -----\n<${reader}>\n    (reason: 550 Host unknown)`,
        report: `Reporting-MTA: dns; relay.example
Received-From-MTA: DNS; mx.force.example
Arrival-Date: Mon, 23 Nov 2026 09:00:01 GMT

Final-Recipient: RFC822; ${reader}
Action: failed
Status: 5.1.2
Remote-MTA: DNS; harbourview.example
Last-Attempt-Date: Mon, 23 Nov 2026 09:00:04 GMT`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.2', recipient: reader },
  },
  {
    what: 'Mimecast, a number that says nothing and words that do',
    raw: report(
      { from: 'postmaster@eu.mimecast.example', subject: '[Postmaster] Email Delivery Failure' },
      {
        text: 'This is a delivery failure notification message.',
        report: `Reporting-MTA: dns; eu.mimecast.example

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 5.0.0
Diagnostic-Code: smtp; 550 Invalid Recipient - https://community.mimecast.example`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.0.0', recipient: reader },
  },
  {
    what: 'Proofpoint, an internationalised report',
    raw: report(
      { from: 'MAILER-DAEMON@ppe.example', subject: 'Undeliverable mail' },
      {
        text: 'Delivery failed.',
        reportType: 'message/global-delivery-status',
        report: `Reporting-MTA: dns; ppe.example

Final-Recipient: utf-8; ${reader}
Action: failed
Status: 5.2.1
Diagnostic-Code: smtp; 550 5.2.1 The account is disabled`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.2.1', recipient: reader },
  },
  {
    what: 'Amazon SES, a report whose only trace of us is the address it came to',
    raw: report(
      {
        from: 'MAILER-DAEMON@eu-west-2.amazonses.example',
        subject: 'Delivery Status Notification (Failure)',
        more: `Delivered-To: ${verp}`,
      },
      {
        text: 'An error occurred while trying to deliver the mail to the following recipients:',
        report: `Reporting-MTA: dns; a7-1.smtp-out.amazonses.example

Action: failed
Final-Recipient: rfc822; ${reader}
Diagnostic-Code: smtp; 550 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 Unable to lookup DNS>
Status: 4.4.7`,
        original: 'Subject: (not repeated)',
      },
    ),
    is: { sort: 'bounce', kind: 'soft', status: '4.4.7', recipient: reader },
  },
  {
    what: 'a report that a mail arrived',
    raw: report(
      { from: daemon('mx.harbourview.example'), subject: 'Successful Mail Delivery Report' },
      {
        text: 'Your message was successfully delivered.',
        report: `Reporting-MTA: dns; mx.harbourview.example

Final-Recipient: rfc822; ${reader}
Action: delivered
Status: 2.1.5`,
      },
    ),
    is: { sort: 'auto_reply' },
  },
  {
    what: 'a report of two people, one of whom failed',
    raw: report(
      { from: daemon('lists.example'), subject: 'Delivery report' },
      {
        text: 'See below.',
        report: `Reporting-MTA: dns; lists.example

Final-Recipient: rfc822; someone.else@lists.example
Action: relayed
Status: 2.0.0

Final-Recipient: rfc822; ${reader}
Action: failed
Status: 5.4.1
Diagnostic-Code: smtp; 550 5.4.1 Recipient address rejected: Access denied. AS(201806281)`,
      },
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.4.1', recipient: reader },
  },
  {
    what: 'a report cut off in the middle',
    raw: bytes(
      new TextDecoder()
        .decode(
          report(
            { from: daemon('mx.force.example'), subject: 'Undelivered Mail Returned to Sender' },
            {
              text: 'User unknown.',
              report: `Reporting-MTA: dns; mx.force.example\n\nFinal-Recipient: rfc822; ${reader}\nAction: failed\nStatus: 5.1.1`,
            },
          ),
        )
        .split('--=_part--')[0]!
        .slice(0, -40),
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
];

/** Complaints as RFC 5965 has them. */
export const complaints: readonly Sample[] = [
  {
    what: 'a complaint by a reader, with the address left out',
    raw: report(
      { from: 'feedback@provider.example', subject: 'complaint about message', to: 'concord@force.example' },
      {
        text: 'This is an email abuse report for an email message received from IP 192.0.2.1.',
        kind: 'feedback-report',
        reportType: 'message/feedback-report',
        report: `Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <${verp}>
Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0000
Reported-Domain: force.example
Source-IP: 192.0.2.1`,
        original: `${ourHead}\n\nWhat is on in December.`,
      },
    ),
    is: { sort: 'complaint', kind: 'complaint', status: null, recipient: null },
  },
  {
    what: 'a report of a provider that is about no reader',
    raw: report(
      { from: 'dmarc@provider.example', subject: 'FW: report', to: 'concord@force.example' },
      {
        text: 'Authentication failed.',
        kind: 'feedback-report',
        reportType: 'message/feedback-report',
        report: `Feedback-Type: auth-failure\nVersion: 1\nOriginal-Rcpt-To: ${reader}\nReported-Domain: force.example`,
      },
    ),
    is: { sort: 'kept_aside' },
  },
];
