import { bytes, ourHead, ourMessageId, plain, reader, verp } from './write-mail.ts';
import type { Sample } from './corpus.ts';

/** Reports that keep to no standard. */
export const oddReports: readonly Sample[] = [
  {
    what: 'qmail, no mailbox here by that name',
    raw: plain(
      { from: 'MAILER-DAEMON@qmail.example', subject: 'failure notice', to: verp },
      `Hi. This is the qmail-send program at qmail.example.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<${reader}>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

${ourHead}

We try again and again, because this mailbox is full of news.`,
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
  {
    what: 'qmail, quota',
    raw: plain(
      { from: 'MAILER-DAEMON@qmail.example', subject: 'failure notice', to: verp },
      `Hi. This is the qmail-send program at qmail.example.

<${reader}>:
user is over quota

--- Below this line is a copy of the message.

${ourHead}`,
    ),
    is: { sort: 'bounce', kind: 'soft', status: null, recipient: reader },
  },
  {
    what: 'Exim, unrouteable address',
    raw: plain(
      {
        from: 'Mail Delivery System <Mailer-Daemon@exim.example>',
        subject: 'Mail delivery failed: returning message to sender',
        more: `X-Failed-Recipients: ${reader}\nAuto-Submitted: auto-replied`,
        to: verp,
      },
      `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  ${reader}
    Unrouteable address

------ This is a copy of the message, including all the headers. ------

${ourHead}`,
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
  {
    what: 'Exim, delayed',
    raw: plain(
      {
        from: 'Mailer-Daemon@exim.example',
        subject: 'Warning: message 1kXyZ-0001 delayed 24 hours',
        to: verp,
      },
      `A message that you sent has not yet been delivered to one or more of its
recipients after more than 24 hours on the queue on exim.example.

  ${reader}

No action is required on your part.`,
    ),
    is: { sort: 'delayed' },
  },
  {
    what: 'an old Exchange, in HTML alone',
    raw: bytes(`From: System Administrator <postmaster@trust.example>
To: ${verp}
Subject: Undeliverable: Your 2 places on Prevent awareness
Message-ID: <ndr@trust.example>
In-Reply-To: ${ourMessageId}
MIME-Version: 1.0
Content-Type: text/html; charset=utf-8

<html><head><style>p { margin: 0 }</style></head><body>
<p>Your message did not reach some or all of the intended recipients.</p>
<p>${reader} on 23/11/2026 09:00</p>
<p>The e-mail account does not exist at the organization this message was sent to.</p>
<p>&lt;mail.trust.example #5.1.1&gt;</p></body></html>
`),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: null },
  },
  {
    what: 'Lotus Domino, not listed in the directory',
    raw: plain(
      {
        from: 'Postmaster@domino.example',
        subject: 'DELIVERY FAILURE: User amber.brook not listed in Domino Directory',
        to: verp,
      },
      `Your message

  Subject: Your 2 places on Prevent awareness

was not delivered to:

  ${reader}

because:

  550 User unknown`,
    ),
    is: { sort: 'bounce', kind: 'hard', status: '5.1.1', recipient: reader },
  },
  {
    what: 'a mail provider, with the code in the middle of a sentence',
    raw: plain(
      { from: 'postmaster@btmail.example', subject: 'Delivery failure', to: verp },
      `Could not deliver message to the following recipient(s):

Failed Recipient: ${reader}
Reason: Remote host said: 552 5.2.2 The email account that you tried to reach is over quota`,
    ),
    is: { sort: 'bounce', kind: 'soft', status: '5.2.2', recipient: reader },
  },
  {
    what: 'a gateway that blocks',
    raw: plain(
      {
        from: 'MAILER-DAEMON@gateway.example',
        subject: 'Returned mail: delivery problems encountered',
        to: verp,
      },
      `The following address had delivery problems:

<${reader}>
Permanent failure: 554 5.7.1 Blocked by the policy of the recipient`,
    ),
    is: { sort: 'bounce', kind: 'soft', status: '5.7.1', recipient: reader },
  },
  {
    what: 'a mail system that says nothing we know',
    raw: plain(
      { from: 'MAILER-DAEMON@odd.example', subject: 'A word about your message', to: verp },
      'Your message has made us think. Yours, the machine.',
    ),
    is: { sort: 'kept_aside' },
  },
];
