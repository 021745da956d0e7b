import PostalMime from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inviteFile } from '#lib/ics/invite.ts';
import type { Message } from '#lib/mail/message.ts';
import { isPermanent, openTransport, type Transport } from '#lib/mail/transport.ts';
import { anInvite } from '../ics/read.ts';
import { startMailServer, type MailServer } from './mail-server.ts';

let server: MailServer;
let transport: Transport;

beforeAll(async () => {
  server = await startMailServer();
  transport = openTransport(server.url);
});
beforeEach(() => void server.received.splice(0));
afterAll(async () => {
  transport.close();
  await server.close();
});

const aMessage = (different: Partial<Message> = {}): Message => ({
  id: '0199a1b2-33c4-7d5e-8f60-718293a4b5c6',
  from: { name: 'Prevent in the Eastern region', email: 'training@concord.example' },
  to: { name: 'Amina Khan', email: 'amina.khan@school.example' },
  subject: 'Booked: Making a good referral 🎓 اللقاء',
  html: '<p>Your places are booked – 3 of them.</p>',
  text: 'Your places are booked – 3 of them.\n',
  ...different,
});

async function delivered(message: Message) {
  await transport.send(message);
  expect(server.received).toHaveLength(1);
  const raw = server.received[0] ?? '';
  const mail = await PostalMime.parse(raw);
  const header = (key: string) => mail.headers.filter((each) => each.key === key).map(({ value }) => value);
  return { raw, mail, header };
}

describe('a message', () => {
  test('arrives with its subject, its people and both of its bodies', async () => {
    const { mail } = await delivered(aMessage({ replyTo: { email: 'team@concord.example' } }));
    expect(mail.subject).toBe('Booked: Making a good referral 🎓 اللقاء');
    expect(mail.from).toMatchObject({
      name: 'Prevent in the Eastern region',
      address: 'training@concord.example',
    });
    expect(mail.to).toMatchObject([{ name: 'Amina Khan', address: 'amina.khan@school.example' }]);
    expect(mail.replyTo).toMatchObject([{ address: 'team@concord.example' }]);
    expect(mail.html?.trim()).toBe('<p>Your places are booked – 3 of them.</p>');
    expect(mail.text?.trim()).toBe('Your places are booked – 3 of them.');
    expect(mail.attachments).toEqual([]);
  });

  test('says that a machine wrote it, and carries nothing that follows its reader', async () => {
    const { header } = await delivered(aMessage());
    expect(header('auto-submitted')).toEqual(['auto-generated']);
    expect(header('x-auto-response-suppress')).toEqual(['OOF, AutoReply']);
    expect(header('disposition-notification-to')).toEqual([]);
    expect(header('return-receipt-to')).toEqual([]);
  });

  test('carries the same id when it is sent again', async () => {
    const first = await delivered(aMessage());
    server.received.splice(0);
    const again = await delivered(aMessage());
    expect(first.mail.messageId).toBe('<0199a1b2-33c4-7d5e-8f60-718293a4b5c6@concord.example>');
    expect(again.mail.messageId).toBe(first.mail.messageId);
  });

  test('shares a connection with those before it', async () => {
    const before = server.connections();
    for (const id of ['one', 'two', 'three']) await transport.send(aMessage({ id }));
    expect(server.received).toHaveLength(3);
    expect(server.connections() - before).toBeLessThanOrEqual(1);
  });
});

describe.each(['REQUEST', 'CANCEL'] as const)('a message with an invite that says %s', (method) => {
  const invite = anInvite({ method, sequence: 2, summary: 'Making a good referral 🎓' });

  test('has it as an alternative that diaries act on, with the same method in the header and the body', async () => {
    const { raw } = await delivered(aMessage({ invite }));
    const parts = mimeParts(raw);
    expect(parts.map(({ type }) => type)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'text/calendar',
      'application/ics',
    ]);
    const calendar = parts[4];
    expect(calendar?.headers).toMatch(
      new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}`, 'mi'),
    );
    expect(calendar?.body.replaceAll('\r\n', '\n')).toBe(inviteFile(invite).replaceAll('\r\n', '\n'));
    expect(calendar?.body).toContain(`METHOD:${method}`);
  });

  test('has it as a file too, octet for octet', async () => {
    const { raw, mail } = await delivered(aMessage({ invite }));
    expect(mail.attachments).toMatchObject([
      { mimeType: 'text/calendar', method },
      { mimeType: 'application/ics', filename: 'invite.ics', disposition: 'attachment' },
    ]);
    expect(mimeParts(raw)[5]?.body).toBe(inviteFile(invite));
  });
});

describe('nothing in a message can add a header', () => {
  const evil = 'Amina\r\nBcc: other@evil.example\r\n\r\n<p>x</p>';

  test('not a name, a subject or the name of a team', async () => {
    const { mail, header } = await delivered(
      aMessage({
        to: { name: evil, email: 'amina.khan@school.example' },
        from: { name: evil, email: 'training@concord.example' },
        replyTo: { name: evil, email: 'team@concord.example' },
        subject: evil,
      }),
    );
    expect(header('bcc')).toEqual([]);
    expect(mail.subject).toBe('Amina Bcc: other@evil.example <p>x</p>');
    const name = 'Amina Bcc: other@evil.example <p>x</p>';
    expect(mail.to).toEqual([{ name, address: 'amina.khan@school.example' }]);
    expect(mail.from).toEqual({ name, address: 'training@concord.example' });
    expect(mail.replyTo).toEqual([{ name, address: 'team@concord.example' }]);
    expect(mail.html).toContain('3 of them');
  });

  test.each([
    'a@school.example\r\nBcc: other@evil.example',
    'a@school.example, other@evil.example',
    '<a@school.example>',
    'a@school.example other',
    'a b@school.example',
    'school.example',
    '',
  ])('not the address %j, which is refused for good', async (email) => {
    const error = await transport.send(aMessage({ to: { email } })).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(isPermanent(error)).toBe(true);
    expect(server.received).toEqual([]);
  });

  test.each(['a>\r\nBcc: x', '', 'a b', 'é'])('not the id %j', async (id) => {
    await expect(transport.send(aMessage({ id }))).rejects.toThrow('id');
  });
});

test('an invite that cannot be written is refused for good', async () => {
  const error = await transport
    .send(aMessage({ invite: anInvite({ uid: 'two words' }) }))
    .catch((reason: unknown) => reason);
  expect(isPermanent(error)).toBe(true);
});

test('without a mail server nothing is delivered, and a message that is not fit is still refused', async () => {
  const outboxOnly = openTransport(null);
  expect([outboxOnly.delivers, transport.delivers]).toEqual([false, true]);
  await expect(outboxOnly.send(aMessage())).resolves.toBeUndefined();
  await expect(outboxOnly.send(aMessage({ id: '' }))).rejects.toThrow('id');
  outboxOnly.close();
});

type Part = { type: string; headers: string; body: string };

/** Every part of a message in order, with its own headers, decoded; multiparts have no body. */
function mimeParts(raw: string): Part[] {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const body = raw.slice(end + 4);
  const type = /^Content-Type: ([^;\r\n]+)/im.exec(headers)?.[1] ?? '';
  const boundary = /^Content-Type:.*boundary="([^"]+)"/im.exec(headers)?.[1];
  if (!boundary) return [{ type, headers, body: decoded(headers, body) }];
  const inner = body.split(`--${boundary}`).slice(1, -1);
  return [{ type, headers, body: '' }, ...inner.flatMap((part) => mimeParts(part.replace(/^\r\n/, '')))];
}

function decoded(headers: string, body: string): string {
  const text = body.replace(/\r\n$/, '');
  if (/^Content-Transfer-Encoding: base64/im.test(headers)) return Buffer.from(text, 'base64').toString();
  if (!/^Content-Transfer-Encoding: quoted-printable/im.test(headers)) return text;
  const octets = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_code, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString();
}
