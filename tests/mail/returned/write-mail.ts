/** The mail of ours that came back, in every shape: its id, and to whom it went. */
export const ours = '0b5c7d1e-4f2a-4c3b-9d8e-1a2b3c4d5e6f';
export const reader = 'amber.brook@harbourview.example';
export const ourMessageId = `<${ours}@force.example>`;
export const verp = `bounces+${ours}@force.example`;

export const bytes = (text: string): Uint8Array => new TextEncoder().encode(text.replace(/\r?\n/g, '\r\n'));

/** The head of our mail, as reports repeat it. */
export const ourHead = `Return-Path: <${verp}>
From: Prevent in the Eastern region <concord@force.example>
To: ${reader}
Subject: Your 2 places on Prevent awareness
Message-ID: ${ourMessageId}
Date: Mon, 23 Nov 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8`;

type Head = { from: string; subject: string; to?: string; more?: string };

/** A mail in one part. */
export const plain = (
  { from, subject, to = 'concord@force.example', more = '' }: Head,
  text: string,
): Uint8Array =>
  bytes(`From: ${from}
To: ${to}
Subject: ${subject}
Date: Mon, 23 Nov 2026 09:05:00 +0000
Message-ID: <report-1@mx.harbourview.example>
${more}${more ? '\n' : ''}MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

${text}
`);

type Parts = { text: string; report: string; original?: string; reportType?: string; kind?: string };

/** A mail in three parts, as RFC 3464 and RFC 5965 have it. */
export const report = (
  { from, subject, to = verp, more = '' }: Head,
  {
    text,
    report: fields,
    original = ourHead,
    reportType = 'message/delivery-status',
    kind = 'delivery-status',
  }: Parts,
): Uint8Array =>
  bytes(`From: ${from}
To: ${to}
Subject: ${subject}
Date: Mon, 23 Nov 2026 09:05:00 +0000
Message-ID: <report-2@mx.harbourview.example>
${more}${more ? '\n' : ''}MIME-Version: 1.0
Content-Type: multipart/report; report-type=${kind}; boundary="=_part"

This is a MIME-encapsulated message.

--=_part
Content-Type: text/plain; charset=us-ascii

${text}

--=_part
Content-Type: ${reportType}

${fields}

--=_part
Content-Type: ${original === ourHead ? 'text/rfc822-headers' : 'message/rfc822'}

${original}

--=_part--
`);
