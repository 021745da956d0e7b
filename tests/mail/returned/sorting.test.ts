import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '#lib/mail/returned/read-mail.ts';
import { sortMail } from '#lib/mail/returned/sort.ts';
import { verdictOf } from '#lib/mail/returned/status.ts';
import { corpus, sample } from './corpus.ts';
import { bytes, ours } from './write-mail.ts';

const sorted = async (raw: Uint8Array) => {
  const mail = await readMail(raw);
  return mail ? sortMail(mail) : null;
};

describe('mail that comes to the mailbox', () => {
  it.for(corpus.map((one) => [one.what, one] as const))(
    'is known for what it is: %s',
    async ([, { raw, is }]) => {
      const found = await sorted(raw);
      const { sort } = found!;
      const said = found && 'report' in found ? found.report : null;
      const { kind, status, recipient } = said ?? {};
      expect(said ? { sort, kind, status, recipient } : { sort }).toEqual(is);
      if (said) expect(said.mails[0]).toBe(ours);
    },
  );

  it('is named first by the address that it came back to', async () => {
    const text = new TextDecoder().decode(sample('Postfix, no such user'));
    const other = '11111111-2222-4333-8444-555555555555';
    const found = await sorted(bytes(text.replace(`To: bounces+${ours}@`, `To: bounces+${other}@`)));
    expect(found).toMatchObject({ report: { mails: [other, ours] } });
  });

  it('keeps the words of a person and counts what they attached', async () => {
    const found = await sorted(
      sample('a person who answers to the address of the mail, in HTML with a picture'),
    );
    expect(found).toMatchObject({
      sort: 'reply',
      answers: [`<${ours}@reply>`],
      mail: { files: 1, text: 'Here is the poster & what is wrong with it.' },
    });
  });

  it.each([
    ['5.1.1', '', 'hard'],
    ['5.1.1', 'smtp; 550 5.1.1 blocked by our policy', 'hard'],
    ['5.2.1', 'smtp; 550 5.2.1 blocked by our policy', 'soft'],
    ['5.4.4', 'Host or domain name not found', 'hard'],
    ['5.4.7', 'Delivery expired', 'soft'],
    ['5.0.0', 'Host or domain name not found', 'hard'],
    ['5.0.0', '', 'soft'],
    ['4.2.2', 'mailbox full', 'soft'],
    [null, 'no such user', 'hard'],
    [null, 'the mailbox of this user is full', 'soft'],
  ] as const)('lasts as its server says: %s %s is %s', (status, words, kind) => {
    expect(verdictOf(status, words).kind).toBe(kind);
  });
});

// Pieces of which mails are made, in no order: most of what a mailbox gets is neither garbage nor whole.
const piece = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    ...[
      'From: mailer-daemon@mx.example',
      'Subject: failure notice',
      'Content-Type: multipart/report; boundary=b',
    ],
    ...[
      'Content-Type: message/delivery-status',
      '--b',
      '--b--',
      '',
      'Action: failed',
      'Status: 5.1.1',
      'Status: 9.9',
    ],
    ...[
      'Final-Recipient: rfc822; amber@harbourview.example',
      'Feedback-Type: abuse',
      'Auto-Submitted: auto-replied',
    ],
    ...[
      'Content-Transfer-Encoding: base64',
      'user unknown',
      '550 5.1.1',
      '\0',
      'In-Reply-To: <a@b>',
      ' folded',
    ],
  ),
);

describe('whatever comes to the mailbox', () => {
  it('is read or left aside, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (raw) => {
        expect((await sorted(raw))?.sort ?? 'kept_aside').toBeTypeOf('string');
      }),
      { numRuns: 300 },
    );
  });

  it('counts against nobody who is not named as a failure by a report that says so', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const raw = bytes(pieces.join('\n'));
        const found = await sorted(raw);
        if (!found || !('report' in found)) return;
        const text = pieces.join('\n');
        const says = /action: failed|status: 5|unknown|550|feedback-type: abuse/i.test(text);
        expect(says).toBe(true);
        expect(found.report.mails).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it('says the same cut off anywhere, or nothing', async () => {
    const whole = sample('Postfix, no such user');
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: whole.length }), async (length) => {
        const found = await sorted(whole.subarray(0, length));
        if (found && 'report' in found) expect(found.report.kind).not.toBe('complaint');
        else expect(found?.sort ?? 'kept_aside').toMatch(/kept_aside|auto_reply/);
      }),
      { numRuns: 200 },
    );
  });
});
