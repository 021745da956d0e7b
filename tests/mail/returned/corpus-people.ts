import type { Sample } from './corpus.ts';
import { bytes, ourMessageId, plain, reader, verp } from './write-mail.ts';

/** What people and their machines answer. */
export const people: readonly Sample[] = [
  {
    what: 'an out-of-office reply that says so in its head',
    raw: plain(
      {
        from: reader,
        subject: 'Automatic reply: Your 2 places',
        more: `Auto-Submitted: auto-replied\nIn-Reply-To: ${ourMessageId}`,
        to: verp,
      },
      'I am away until 1 December. Ring extension 5.1.1 or 550 0100.',
    ),
    is: { sort: 'auto_reply' },
  },
  {
    what: 'an out-of-office reply of Exchange, to nobody',
    raw: plain(
      {
        from: reader,
        subject: 'Out of office',
        more: 'Return-Path: <>\nX-Auto-Response-Suppress: All',
        to: verp,
      },
      'The mailbox is full of holiday pictures.',
    ),
    is: { sort: 'auto_reply' },
  },
  {
    what: 'a vacation program that only says what it is',
    raw: plain(
      {
        from: reader,
        subject: 'Re: Your 2 places',
        more: `Precedence: auto_reply\nIn-Reply-To: ${ourMessageId}`,
        to: verp,
      },
      'I read mail on Mondays.',
    ),
    is: { sort: 'auto_reply' },
  },
  {
    what: 'a person who answers',
    raw: plain(
      {
        from: `Amber Brook <${reader}>`,
        subject: 'Re: Our answer to Q7K2M4PX',
        more: `In-Reply-To: ${ourMessageId}\nReferences: ${ourMessageId}`,
      },
      `Thank you, that helps. Is the mailbox of the school full, or does it say 550 for you too?

On Monday 23 November 2026 Prevent in the Eastern region wrote:
> We wrote back.`,
    ),
    is: { sort: 'reply' },
  },
  {
    what: 'a person whose mail program lost the thread',
    raw: plain({ from: reader, subject: 'Fwd: Our answer (Q7K2M4PX)' }, 'Here is what you asked for.'),
    is: { sort: 'reply' },
  },
  {
    what: 'a person who answers to the address of the mail, in HTML with a picture',
    raw: bytes(`From: Amber Brook <${reader}>
To: Prevent <${verp}>
Subject: My question
Message-ID: <from-a-phone@harbourview.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="mixed"

--mixed
Content-Type: text/html; charset=utf-8

<p>Here is the poster&nbsp;&amp; what is wrong with it.</p><script>alert(1)</script>
--mixed
Content-Type: image/png; name="poster.png"
Content-Disposition: attachment; filename="poster.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--mixed--
`),
    is: { sort: 'reply' },
  },
  {
    what: 'a mail that answers nothing of ours',
    raw: plain({ from: 'offers@shop.example', subject: 'Save on paper' }, 'Buy now.'),
    is: { sort: 'kept_aside' },
  },
];
