import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { auditLog } from '#db/schema/audit.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { accountLink, officer } from '#db/schema/officers.ts';
import { officerSession } from '#db/schema/sign-ins.ts';
import { opened, writeLinks } from '#lib/mail/links.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { enterPassword } from '#lib/officers/sign-in/enter-password.ts';
import { ownerOfResetLink, sendResetLink } from '#lib/officers/sign-in/reset-link.ts';
import { resetPassword } from '#lib/officers/sign-in/reset-password.ts';
import {
  anAccount,
  aNewAccount,
  aVisitor,
  codeOf,
  cookiesOf,
  password,
  pastPassword,
  signedInVisitor,
} from '../support/account.ts';
import { it } from '../support/database.ts';
import { secret } from '../support/makers.ts';

const now = Temporal.Now.instant();
const visitor = aVisitor();
const newPassword = 'another four words here';
const minutes = (count: number) => now.add({ minutes: count });

async function mailedKeys(db: Db): Promise<string[]> {
  const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'password-reset'));
  return mails.map(({ fields }) => {
    const { resetUrl } = writeLinks(fields, opened('https://concord.example', secret)) as {
      resetUrl: string;
    };
    return resetUrl.split('/').at(-1)!;
  });
}

async function aLink(db: Db) {
  const account = await anAccount(db);
  await sendResetLink(db, account.email, secret, now);
  const [key] = await mailedKeys(db);
  return { account, key: key! };
}

const reset = (db: Db, key: string, typed = newPassword, at = now) =>
  resetPassword(db, visitor, { key, password: typed }, at);

describe('a forgotten password', () => {
  it('is set anew by a mailed link, and the second factor is asked for as always', async ({ db }) => {
    const { account, key } = await aLink(db);
    const done = await reset(db, key);
    if (!done.ok) throw new Error(done.reason);
    expect(done.value.isSetUp).toBe(false);
    expect(await db.$count(officerSession)).toBe(0);
    const at = { ...visitor, cookies: cookiesOf(done.value.cookies) };
    expect(await enterCode(db, at, codeOf(account, now), now)).toMatchObject({ ok: true });
    const { email } = account;
    expect(await enterPassword(db, visitor, { email, password: newPassword }, now)).toMatchObject({
      ok: true,
    });
    expect(await enterPassword(db, visitor, { email, password }, now)).toMatchObject({ reason: 'wrong' });
  });

  it('ends every sign-in, and what was begun with the old password', async ({ db }) => {
    const { account, key } = await aLink(db);
    await signedInVisitor(db, account, visitor, now);
    const begun = await pastPassword(db, account, visitor, now);
    await reset(db, key);
    expect(await db.$count(officerSession)).toBe(0);
    expect(await enterCode(db, begun, codeOf(account, now, 1), now)).toMatchObject({ reason: 'over' });
  });

  it('is told to the owner and written into the access log, without the password', async ({ db }) => {
    const { account, key } = await aLink(db);
    await reset(db, key);
    const mails = await db.select().from(mailMessage).where(eq(mailMessage.template, 'account-changed'));
    expect(mails).toMatchObject([{ toEmail: account.email }]);
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.operation, 'alter'));
    expect(entry).toMatchObject({ actorId: account.id, fields: ['password_hash'] });
    expect(JSON.stringify([mails, entry])).not.toContain(newPassword);
  });
});

describe('a link to a new password', () => {
  it('is not used up by looking, and works once', async ({ db }) => {
    const { account, key } = await aLink(db);
    for (let looks = 0; looks < 3; looks++)
      expect(await ownerOfResetLink(db, key, now)).toMatchObject({ id: account.id });
    expect(await reset(db, key, 'too short')).toMatchObject({ reason: 'short' });
    expect(await reset(db, key)).toMatchObject({ ok: true });
    expect(await reset(db, key, 'yet another four words')).toEqual({ ok: false, reason: 'no such link' });
    expect(await ownerOfResetLink(db, key, now)).toBeNull();
  });

  it('works for one of two who send it at the same moment', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const { key } = await aLink(db);
    const answers = await Promise.all([reset(db, key), reset(db, key, 'yet another four words')]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('works for half an hour', async ({ db }) => {
    const { key } = await aLink(db);
    expect(await reset(db, key, newPassword, minutes(31))).toMatchObject({ reason: 'no such link' });
    expect(await reset(db, key, newPassword, minutes(29))).toMatchObject({ ok: true });
  });

  it('takes the others with it once it is used', async ({ db }) => {
    const { account } = await aLink(db);
    await sendResetLink(db, account.email, secret, minutes(1));
    const [first, second] = await mailedKeys(db);
    await reset(db, second!, newPassword, minutes(2));
    expect(await reset(db, first!, newPassword, minutes(2))).toMatchObject({ reason: 'no such link' });
  });

  it('is kept as a hash, and opens nothing when it is guessed or cut short', async ({ db }) => {
    const { key } = await aLink(db);
    const [kept] = await db.select().from(accountLink);
    expect(Buffer.from(kept!.keyHash).toString('latin1')).not.toContain(key);
    for (const wrong of ['', key.slice(0, -1), `${key}A`, Buffer.from(kept!.keyHash).toString('base64url')])
      expect(await ownerOfResetLink(db, wrong, now)).toBeNull();
  });

  it('is mailed three times in half an hour, and no more', async ({ db }) => {
    const { account } = await aLink(db);
    for (let times = 0; times < 5; times++) await sendResetLink(db, account.email, secret, minutes(times));
    expect(await mailedKeys(db)).toHaveLength(3);
  });

  it('is mailed to nobody without an account, or with one that is closed or asleep', async ({ db }) => {
    const closed = await anAccount(db, { deactivatedAt: now });
    const asleep = await anAccount(db, { addedAt: now.subtract({ hours: 24 * 61 }) });
    for (const email of ['nobody@police.example', closed.email, asleep.email])
      await sendResetLink(db, email, secret, now);
    expect(await db.$count(mailMessage)).toBe(0);
  });

  it('sets nothing once the account is closed', async ({ db }) => {
    const { account, key } = await aLink(db);
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, account.id));
    expect(await reset(db, key)).toMatchObject({ reason: 'closed' });
  });

  it('leads somebody without a second factor to setting one up', async ({ db }) => {
    const { email } = await aNewAccount(db);
    await sendResetLink(db, email, secret, now);
    const [key] = await mailedKeys(db);
    expect(await reset(db, key!)).toMatchObject({ ok: true, value: { isSetUp: true } });
  });

  it('gives a colleague a way in while strangers keep their account busy', async ({ db }) => {
    const { account, key } = await aLink(db);
    const stranger = aVisitor({ address: '203.0.113.77' });
    for (let guess = 0; guess < 11; guess++)
      await enterPassword(db, stranger, { email: account.email, password: 'a guess' }, now);
    const done = await reset(db, key);
    if (!done.ok) throw new Error(done.reason);
    const at = { ...visitor, cookies: cookiesOf(done.value.cookies) };
    expect(await enterCode(db, at, codeOf(account, now), now)).toMatchObject({ ok: true });
  });
});
