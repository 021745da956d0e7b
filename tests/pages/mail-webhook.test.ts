import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailBounce } from '#db/schema/mail-suppressions.ts';
import { mailWebhookCall } from '#db/schema/returned-mail.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { signatureOf } from '#lib/mail/returned/signature.ts';
import { suppressionsOf } from '#lib/mail/suppress.ts';
import { GET, POST } from '../../src/pages/api/v1/mail/bounces.ts';
import { aMail } from '../mail/returned/desk.ts';
import { it } from '../support/database.ts';
import { now, secret } from '../support/makers.ts';

const shared = 'the secret of the mail provider, 32 signs at least';
const bytes = (text: string) => new TextEncoder().encode(text);

type Call = {
  body: string;
  signature?: string | null;
  hasSecret?: boolean;
  allow?: { ok: true } | { ok: false; retryAfterSeconds: number };
};

async function call(db: Db, { body, signature, hasSecret = true, allow = { ok: true } }: Call) {
  const signed = signature === undefined ? signatureOf(shared, bytes(body), now) : signature;
  const request = new Request('http://localhost/api/v1/mail/bounces', {
    method: 'POST',
    body,
    headers: signed ? { 'Concord-Signature': signed } : {},
  });
  const environment = { secret, bounceWebhookSecret: hasSecret ? shared : null };
  const locals = { db, now, environment, clientAddress: '192.0.2.1', limits: { allow: async () => allow } };
  const answer = await POST({ locals, request } as unknown as Parameters<typeof POST>[0]);
  return { status: answer.status, said: await answer.text(), headers: answer.headers };
}

const told = (...reports: object[]) => JSON.stringify({ reports });
const to = 'amber.brook@harbourview.example';

describe('the mail provider', () => {
  it('tells of a mail that came back, and its address is not written to any more', async ({ db }) => {
    const { id } = await aMail(db, { to });
    const body = told({
      id: 'event-1',
      kind: 'hard',
      message: `<${id}@force.example>`,
      recipient: to,
      status: '5.1.1',
    });
    expect(await call(db, { body })).toMatchObject({
      status: 200,
      said: '{"noted":1,"known":0,"unknown":0}',
    });
    expect(await suppressionsOf(db, addressHash(secret, to))).toMatchObject([
      { reason: 'hard_bounce', scope: 'all' },
    ]);
  });

  it('tells of several at once, of what we know already and of what is not ours', async ({ db }) => {
    const { id } = await aMail(db, { to });
    const one = { kind: 'soft', message: `bounces+${id}@force.example` };
    const body = told(
      { ...one, id: '1' },
      { ...one, id: '2' },
      { id: '3', kind: 'complaint', recipient: 'x@y.example' },
      { id: '4', kind: 'delayed' },
    );
    expect((await call(db, { body })).said).toBe('{"noted":1,"known":1,"unknown":1}');
    expect(await db.$count(mailBounce)).toBe(1);
  });

  it('cannot send the same call twice', async ({ db }) => {
    const body = told({ id: '1', kind: 'delayed' });
    expect((await call(db, { body })).status).toBe(200);
    expect((await call(db, { body })).status).toBe(409);
    expect(await db.$count(mailWebhookCall)).toBe(1);
  });

  it.for([
    ['without a signature', null],
    ['with a signature of nothing we know', 't=1,v1=zz'],
    [
      'signed with another secret',
      signatureOf('another secret', bytes(told({ id: '1', kind: 'hard' })), now),
    ],
    ['signed for another body', signatureOf(shared, bytes('{}'), now)],
    [
      'signed six minutes ago',
      signatureOf(shared, bytes(told({ id: '1', kind: 'hard' })), now.subtract({ minutes: 6 })),
    ],
    [
      'signed for six minutes from now',
      signatureOf(shared, bytes(told({ id: '1', kind: 'hard' })), now.add({ minutes: 6 })),
    ],
  ] as const)('is not heard %s', async ([, signature], { db }) => {
    const answer = await call(db, { body: told({ id: '1', kind: 'hard' }), signature });
    expect(answer.status).toBe(401);
    expect(await db.$count(mailWebhookCall)).toBe(0);
  });

  it.for([
    '',
    'no JSON',
    '{}',
    told(),
    told({ id: '', kind: 'hard' }),
    told({ id: '1', kind: 'odd' }),
    told({ id: '1', kind: 'hard', status: '9' }),
  ])('is told so when a call cannot be read: %s', async (body, { db }) => {
    expect((await call(db, { body })).status).toBe(400);
    expect(await db.$count(mailWebhookCall)).toBe(0);
  });

  it('may send 64 KB and no more', async ({ db }) => {
    const body = told({ id: '1', kind: 'delayed', message: 'x' }) + ' '.repeat(64 * 1024);
    expect((await call(db, { body })).status).toBe(413);
  });

  it('is asked to wait when it calls too often', async ({ db }) => {
    const allow = { ok: false, retryAfterSeconds: 30 } as const;
    const { status, headers } = await call(db, { body: told({ id: '1', kind: 'hard' }), allow });
    expect([status, headers.get('retry-after')]).toEqual([429, '30']);
  });
});

describe('where no mail provider is set up', () => {
  it('there is nothing to call, whatever is signed', async ({ db }) => {
    expect((await call(db, { body: told({ id: '1', kind: 'hard' }), hasSecret: false })).status).toBe(404);
  });

  it('nothing is shown to whoever looks, and where one is set up neither', async () => {
    expect(((await GET({} as Parameters<typeof GET>[0])) as Response).status).toBe(404);
  });
});
