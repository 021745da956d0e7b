import type * as Argon2 from '@node-rs/argon2';
import { describe, expect, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import { signInAttempt } from '#db/schema/sign-ins.ts';
import { accountHash } from '#lib/officers/sign-in/attempts.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { enterPassword } from '#lib/officers/sign-in/enter-password.ts';
import { anAccount, aVisitor, codeOf, pastPassword, password, signedInVisitor } from '../support/account.ts';
import { it } from '../support/database.ts';
import { secret } from '../support/makers.ts';

const counted = vi.hoisted(() => ({ verifications: 0 }));

// The real thing, counted: that an unknown address costs a verification too is what hides it.
vi.mock('@node-rs/argon2', async (original) => {
  const argon2 = await original<typeof Argon2>();
  const verify: typeof argon2.verify = (...given) => {
    counted.verifications += 1;
    return argon2.verify(...given);
  };
  return { ...argon2, verify };
});

const now = Temporal.Now.instant();
const stranger = aVisitor({ device: 'Firefox on Linux', address: '203.0.113.77' });
const tryAt = (db: Db, email: string, typed = 'a guess', visitor = stranger, at = now) =>
  enterPassword(db, visitor, { email, password: typed }, at);

async function tenGuesses(db: Db, email: string) {
  for (let guess = 0; guess < 10; guess++)
    expect(await tryAt(db, email)).toEqual({ ok: false, reason: 'wrong' });
}

describe('guessing a password', () => {
  it('costs one verification, whether or not there is such an account', async ({ db }) => {
    const { email } = await anAccount(db);
    await tryAt(db, 'warm-up@police.example');
    for (const [who, typed] of [
      [email, 'wrong'],
      [email, password],
      ['nobody@police.example', password],
    ] as const) {
      counted.verifications = 0;
      await tryAt(db, who, typed);
      expect(counted.verifications).toBe(1);
    }
  });

  it('has to wait after ten tries, whether or not there is such an account', async ({ db }) => {
    const { email } = await anAccount(db);
    for (const who of [email, 'nobody@police.example']) {
      await tenGuesses(db, who);
      counted.verifications = 0;
      expect(await tryAt(db, who, password)).toEqual({
        ok: false,
        reason: 'throttled',
        retryAfterSeconds: 900,
      });
      expect(counted.verifications).toBe(0);
    }
  });

  it('may go on after a quarter of an hour', async ({ db }) => {
    const { email } = await anAccount(db);
    await tenGuesses(db, email);
    const later = now.add({ minutes: 15, seconds: 1 });
    expect(await tryAt(db, email, password, stranger, later)).toMatchObject({ ok: true });
  });

  it('is not slowed by other spellings of an address, and does not slow other accounts', async ({ db }) => {
    const { email } = await anAccount(db);
    const colleague = await anAccount(db);
    await tenGuesses(db, email);
    expect(await tryAt(db, ` ${email.toUpperCase()}`)).toMatchObject({ reason: 'throttled' });
    expect(await tryAt(db, colleague.email, password)).toMatchObject({ ok: true });
  });

  it('cannot keep the owner out of a browser in which they signed in before', async ({ db }) => {
    const account = await anAccount(db);
    const own = await signedInVisitor(db, account, aVisitor(), now);
    await tenGuesses(db, account.email);
    expect(await tryAt(db, account.email, password)).toMatchObject({ reason: 'throttled' });
    const at = await pastPassword(db, account, own, now);
    expect(await enterCode(db, at, codeOf(account, now, 1), now)).toMatchObject({ ok: true });
  });

  it('is slowed in that browser too', async ({ db }) => {
    const account = await anAccount(db);
    const own = await signedInVisitor(db, account, aVisitor(), now);
    for (let guess = 0; guess < 10; guess++) await tryAt(db, account.email, 'a guess', own);
    expect(await tryAt(db, account.email, password, own)).toMatchObject({ reason: 'throttled' });
    expect(await tryAt(db, account.email, password)).toMatchObject({ ok: true });
  });

  it('gains nothing from the browser of a colleague, or from a cookie that was made up', async ({ db }) => {
    const { email } = await anAccount(db);
    const colleague = await signedInVisitor(db, await anAccount(db), aVisitor(), now);
    await tenGuesses(db, email);
    for (const cookies of [colleague.cookies, 'known-device=made-up'])
      expect(await tryAt(db, email, password, aVisitor({ cookies }))).toMatchObject({ reason: 'throttled' });
  });

  it('counts tries that come at the same moment', async ({ aConnection }) => {
    const { db } = aConnection({ max: 8 });
    const { email } = await anAccount(db);
    const answers = await Promise.all(Array.from({ length: 25 }, () => tryAt(db, email)));
    expect(answers.filter((answer) => 'retryAfterSeconds' in answer)).toHaveLength(15);
  });

  it('counts wrong codes in the same bucket, however often the password is entered again', async ({ db }) => {
    const account = await anAccount(db);
    for (let tries = 0; tries < 10; tries++) {
      const at = await pastPassword(db, account, stranger, now);
      expect(await enterCode(db, at, 'none', now)).toMatchObject({ reason: 'wrong_code' });
    }
    expect(await tryAt(db, account.email, password)).toMatchObject({ reason: 'throttled' });
  });
});

describe('the sign-in log', () => {
  it('has every try, with a hash in place of what was typed for an address', async ({ db }) => {
    const { email, id } = await anAccount(db);
    await tryAt(db, email);
    await tryAt(db, 'My Secret Password');
    const rows = await db.select().from(signInAttempt).orderBy(signInAttempt.id);
    const tried = {
      method: 'password',
      result: 'wrong',
      device: 'Firefox on Linux',
      address: '203.0.113.77',
    };
    expect(rows).toMatchObject([
      { officerId: id, ...tried },
      { officerId: null, ...tried },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Secret');
    expect(rows[0]?.accountHash).toBe(accountHash(secret, email.toUpperCase()));
    expect(rows[0]?.accountHash).not.toBe(accountHash('another secret of the site', email));
  });
});
