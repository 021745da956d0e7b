import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { SMTPServerOptions } from 'smtp-server';
import { isPermanent, openTransport } from '#lib/mail/transport.ts';
import { refusal, startMailServer } from './mail-server.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** What sending one message to this address fails with. */
async function failureAt(url: string): Promise<unknown> {
  const transport = openTransport(url);
  ends.push(() => transport.close());
  const message = {
    id: 'refused-1',
    from: { email: 'training@concord.example' },
    to: { email: 'amina.khan@school.example' },
    subject: 'Booked',
    html: '<p>Booked</p>',
    text: 'Booked',
  };
  return transport.send(message).then(
    () => expect.fail('the message was taken'),
    (error: unknown) => error,
  );
}

async function failureOf(options: SMTPServerOptions, user = ''): Promise<unknown> {
  const server = await startMailServer(options);
  ends.push(server.close);
  return failureAt(server.url.replace('//', `//${user}`));
}

/** Each place in the talk with a mail server where it can refuse a message. */
const placesToRefuse: [string, (error: Error) => SMTPServerOptions][] = [
  ['the sender', (error) => ({ onMailFrom: (_address, _session, done) => done(error) })],
  ['the recipient', (error) => ({ onRcptTo: (_address, _session, done) => done(error) })],
  [
    'the message',
    (error) => ({ onData: (stream, _session, done) => stream.resume().on('end', () => done(error)) }),
  ],
];

describe.each(placesToRefuse)('a server that refuses %s', (_name, refusing) => {
  test.each([421, 450, 451, 452])('with %i may take it later', async (code) => {
    const error = await failureOf(refusing(refusal(code, 'Not now')));
    expect(error).toMatchObject({ responseCode: code });
    expect(isPermanent(error)).toBe(false);
  });

  test.each([550, 551, 552, 553, 554])('with %i will never take it', async (code) => {
    const error = await failureOf(refusing(refusal(code, 'Never')));
    expect(error).toMatchObject({ responseCode: code });
    expect(isPermanent(error)).toBe(true);
  });

  test('with 530, sign in first, may take it once we are set up', async () => {
    expect(isPermanent(await failureOf(refusing(refusal(530, 'Authentication required'))))).toBe(false);
  });
});

test('a refused password is ours to mend, so the message is kept for later', async () => {
  const refuse: SMTPServerOptions = {
    allowInsecureAuth: true,
    onAuth: (_auth, _session, done) => done(refusal(535, 'Wrong password')),
  };
  const error = await failureOf(refuse, 'team:wrong@');
  expect(error).toMatchObject({ responseCode: 535 });
  expect(isPermanent(error)).toBe(false);
});

test('a server that turns every caller away may take the message later', async () => {
  const error = await failureOf({ onConnect: (_session, done) => done(refusal(554, 'Go away')) });
  expect(isPermanent(error)).toBe(false);
});

test('a server that is not there may come back', async () => {
  const server = await startMailServer();
  await server.close();
  const error = await failureAt(server.url);
  expect(error).toMatchObject({ code: expect.stringMatching(/^E(SOCKET|CONNECTION|CONNREFUSED)$/) });
  expect(isPermanent(error)).toBe(false);
});

test('a server that hangs up in the middle may take the message later', async () => {
  const error = await failureAt(await hangingUp());
  expect(error).toBeInstanceOf(Error);
  expect(isPermanent(error)).toBe(false);
});

async function hangingUp(): Promise<string> {
  const talk = (socket: Socket) => {
    socket.on('error', () => {});
    socket.write('220 mail.example\r\n');
    socket.on('data', () => socket.end());
  };
  const server: Server = createServer(talk);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(() => new Promise((resolve) => server.close(resolve)));
  return `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('what is no mail error at all is worth another try', () => {
  for (const odd of [
    null,
    undefined,
    'no',
    new Error('database away'),
    { responseCode: 250, command: 'DATA' },
  ]) {
    expect(isPermanent(odd)).toBe(false);
  }
});
