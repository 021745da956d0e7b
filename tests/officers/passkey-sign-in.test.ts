import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { passkey } from '#db/schema/factors.ts';
import { officer, roleGrant } from '#db/schema/officers.ts';
import { officerSession, signInAttempt } from '#db/schema/sign-ins.ts';
import type { Officer } from '#lib/actor.ts';
import { beginPasskeyProof, provePasskey } from '#lib/officers/sign-in/passkey-proof.ts';
import { beginPasskeySignIn, finishPasskeySignIn } from '#lib/officers/sign-in/passkey-sign-in.ts';
import { type Answering, anAuthenticator } from '../support/authenticator.ts';
import { it } from '../support/database.ts';
import { anOfficer, now, secret } from '../support/makers.ts';
import { addPasskey, cookieHeader, publicUrl } from '../support/passkeys.ts';

const visitor = (cookies: string | null = null) => ({
  device: 'Safari on iPhone',
  address: '192.0.2.7',
  requestId: 'a-request',
  secret,
  cookies,
});

async function anOwner(db: Db) {
  const owner = await anOfficer(db);
  const phone = anAuthenticator();
  await addPasskey(db, owner, phone);
  return { owner, phone };
}

async function signIn(db: Db, phone: ReturnType<typeof anAuthenticator>, said: Answering = {}) {
  const { options, cookie } = await beginPasskeySignIn(db, publicUrl, now);
  const given = { answer: phone.use(options, said), publicUrl };
  return finishPasskeySignIn(db, visitor(cookieHeader(cookie)), given, now);
}

describe('signing in with a passkey', () => {
  it('needs nothing else, and is told from other ways to sign in', async ({ db }) => {
    const { owner, phone } = await anOwner(db);
    const signed = await signIn(db, phone);
    expect(signed).toMatchObject({ ok: true });
    expect(await db.select().from(officerSession)).toMatchObject([{ userId: owner.id, method: 'passkey' }]);
    expect(await db.select().from(passkey)).toMatchObject([{ counter: 2, lastUsedAt: now }]);
    expect(await db.select().from(signInAttempt)).toMatchObject([
      { officerId: owner.id, method: 'passkey', result: 'signed_in', device: 'Safari on iPhone' },
    ]);
    const entries = await db.select().from(auditLog).where(eq(auditLog.operation, 'sign_in'));
    expect(entries).toMatchObject([{ actorId: owner.id }]);
  });

  it('names no account to whoever asks', async ({ db }) => {
    await anOwner(db);
    const { options } = await beginPasskeySignIn(db, publicUrl, now);
    expect(options.allowCredentials ?? []).toEqual([]);
    expect(options.userVerification).toBe('required');
  });

  it('works for devices that keep no counter', async ({ db }) => {
    const owner = await anOfficer(db);
    const phone = anAuthenticator();
    await addPasskey(db, owner, phone, { said: { counter: 0 } });
    expect(await signIn(db, phone, { counter: 0 })).toMatchObject({ ok: true });
    expect(await signIn(db, phone, { counter: 0 })).toMatchObject({ ok: true });
  });

  it.for<[string, Answering]>([
    ['came through another site', { origin: 'https://concord.example.attacker.example' }],
    ['is for another site', { rpId: 'attacker.example' }],
    ['belongs to another question', { challenge: 'c29tZXRoaW5nIGVsc2U' }],
    ['was given without a finger, a face or a PIN', { isVerified: false }],
    ['comes from a copy whose counter went back', { counter: 1 }],
    ['names another account', { userHandle: 'c29tZWJvZHkgZWxzZQ' }],
  ])('refuses an answer that %s', async ([_what, said], { db }) => {
    const { phone } = await anOwner(db);
    expect(await signIn(db, phone, said)).toEqual({ ok: false, reason: 'wrong' });
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('says the same of a passkey that nobody has', async ({ db }) => {
    await anOwner(db);
    expect(await signIn(db, anAuthenticator())).toEqual({ ok: false, reason: 'wrong' });
    expect(await db.select().from(signInAttempt)).toMatchObject([{ officerId: null, result: 'wrong' }]);
  });

  it('takes an answer once, and in the browser that was asked', async ({ db }) => {
    const { phone } = await anOwner(db);
    const { options, cookie } = await beginPasskeySignIn(db, publicUrl, now);
    const given = { answer: phone.use(options), publicUrl };
    const asked = visitor(cookieHeader(cookie));
    const expired = { ok: false, reason: 'expired' };
    expect(await finishPasskeySignIn(db, visitor(), given, now)).toEqual(expired);
    expect(await finishPasskeySignIn(db, asked, given, now.add({ minutes: 11 }))).toEqual(expired);
    expect(await finishPasskeySignIn(db, asked, given, now)).toMatchObject({ ok: true });
    expect(await finishPasskeySignIn(db, asked, given, now)).toEqual(expired);
  });

  const closed = (db: Db, { id }: Officer) =>
    db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, id));
  const asleep = (db: Db, { id }: Officer) =>
    db
      .update(officer)
      .set({ addedAt: now.subtract({ hours: 61 * 24 }) })
      .where(eq(officer.id, id));
  const noRole = (db: Db, { id }: Officer) => db.delete(roleGrant).where(eq(roleGrant.officerId, id));
  it.for([
    ['closed', closed],
    ['dormant', asleep],
    ['no_role', noRole],
  ] as const)('keeps out an account that is %s', async ([reason, change], { db }) => {
    const { owner, phone } = await anOwner(db);
    await change(db, owner);
    expect(await signIn(db, phone)).toEqual({ ok: false, reason });
    expect(await db.$count(officerSession)).toBe(0);
  });
});

describe('proving again who one is, with a passkey', () => {
  async function prove(db: Db, owner: Officer, phone: ReturnType<typeof anAuthenticator>) {
    const { options, cookie } = await beginPasskeyProof(db, owner, publicUrl, now);
    const given = { answer: phone.use(options), cookies: cookieHeader(cookie), publicUrl };
    return { options, given, outcome: await provePasskey(db, owner, given, now) };
  }

  it('asks for one of the passkeys of whoever is signed in', async ({ db }) => {
    const { owner, phone } = await anOwner(db);
    const { options, outcome } = await prove(db, owner, phone);
    expect(options.allowCredentials).toMatchObject([{ id: phone.id }]);
    expect(outcome).toMatchObject({ ok: true });
  });

  it('takes nobody else’s', async ({ db }) => {
    const { owner } = await anOwner(db);
    const { phone: another } = await anOwner(db);
    expect((await prove(db, owner, another)).outcome).toEqual({ ok: false, reason: 'wrong' });
  });

  it('takes no answer twice, and none that was given to sign in', async ({ db }) => {
    const { owner, phone } = await anOwner(db);
    const { given } = await prove(db, owner, phone);
    const expired = { ok: false, reason: 'expired' };
    expect(await provePasskey(db, owner, given, now)).toEqual(expired);
    const { options, cookie } = await beginPasskeySignIn(db, publicUrl, now);
    const other = { answer: phone.use(options), cookies: cookieHeader(cookie), publicUrl };
    expect(await provePasskey(db, owner, other, now)).toEqual(expired);
  });
});
