import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { authenticatorApp } from '#db/schema/factors.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { officer } from '#db/schema/officers.ts';
import { officerSession, signInAttempt } from '#db/schema/sign-ins.ts';
import { codeIn, halfMinute } from '#lib/officers/factors/app.ts';
import { recoveryCodesLeft } from '#lib/officers/factors/recovery-codes.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { appOffered } from '#lib/officers/sign-in/second-factor.ts';
import { setUpFirstApp } from '#lib/officers/sign-in/set-up-app.ts';
import { findStep } from '#lib/officers/sign-in/steps.ts';
import {
  type Account,
  anAccount,
  aNewAccount,
  aVisitor,
  codeOf,
  pastPassword,
  signedInVisitor,
} from '../support/account.ts';
import { it } from '../support/database.ts';
import { secret } from '../support/makers.ts';

const now = Temporal.Now.instant();
const visitor = aVisitor();
const results = async (db: Db) =>
  (await db.select().from(signInAttempt).orderBy(signInAttempt.id)).map(({ method, result }) => [
    method,
    result,
  ]);

async function halfway(db: Db, given = {}) {
  const account = await anAccount(db, given);
  return { account, at: await pastPassword(db, account, visitor, now) };
}

describe('the code of an app', () => {
  it.for([-1, 0, 1])(
    'signs in, also when the clock of the phone is %i half minutes off',
    async (off, { db }) => {
      const { account, at } = await halfway(db);
      expect(await enterCode(db, at, codeOf(account, now, off), now)).toMatchObject({ ok: true });
      expect(await results(db)).toEqual([
        ['password', 'factor_asked'],
        ['app', 'signed_in'],
      ]);
    },
  );

  it.for([-2, 2])('is too old or too young %i half minutes off', async (off, { db }) => {
    const { account, at } = await halfway(db);
    expect(await enterCode(db, at, codeOf(account, now, off), now)).toMatchObject({ reason: 'wrong_code' });
  });

  it('may be typed with a blank in the middle', async ({ db }) => {
    const { account, at } = await halfway(db);
    const code = codeOf(account, now);
    expect(await enterCode(db, at, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toMatchObject({ ok: true });
  });

  it('signs in once, and no older one after it', async ({ db }) => {
    const account = await anAccount(db);
    await signedInVisitor(db, account, visitor, now);
    const at = await pastPassword(db, account, visitor, now);
    for (const off of [0, -1])
      expect(await enterCode(db, at, codeOf(account, now, off), now)).toMatchObject({ reason: 'replayed' });
    expect(await enterCode(db, at, codeOf(account, now, 1), now)).toMatchObject({ ok: true });
  });

  it('is refused without the password before it', async ({ db }) => {
    const account = await anAccount(db);
    expect(await enterCode(db, visitor, codeOf(account, now), now)).toMatchObject({ reason: 'over' });
  });

  it('is refused ten minutes after the password', async ({ db }) => {
    const { account, at } = await halfway(db);
    const later = now.add({ minutes: 10, seconds: 1 });
    expect(await enterCode(db, at, codeOf(account, later), later)).toMatchObject({ reason: 'over' });
  });

  it('is refused after five wrong ones, until the password is entered again', async ({ db }) => {
    const { account, at } = await halfway(db);
    for (let tries = 0; tries < 5; tries++)
      expect(await enterCode(db, at, 'abc', now)).toMatchObject({ reason: 'wrong_code' });
    expect(await enterCode(db, at, codeOf(account, now), now)).toMatchObject({ reason: 'over' });
  });

  it("is of no use in a colleague's sign-in", async ({ db }) => {
    const { at } = await halfway(db);
    const colleague = await anAccount(db);
    expect(await enterCode(db, at, codeOf(colleague, now), now)).toMatchObject({ reason: 'wrong_code' });
  });

  it('does not open an account that was closed since the password', async ({ db }) => {
    const { account, at } = await halfway(db);
    await db.update(officer).set({ deactivatedAt: now }).where(eq(officer.id, account.id));
    expect(await enterCode(db, at, codeOf(account, now), now)).toMatchObject({ reason: 'closed' });
    expect(await db.$count(officerSession)).toBe(0);
  });

  it('signs in one of two who send it at the same moment', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const account = await anAccount(db);
    const doors = [
      await pastPassword(db, account, visitor, now),
      await pastPassword(db, account, visitor, now),
    ];
    const code = codeOf(account, now);
    const answers = await Promise.all(doors.map((at) => enterCode(db, at, code, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db.$count(officerSession)).toBe(1);
  });
});

describe('a recovery code', () => {
  it('signs in once, however it is typed, and its owner is told', async ({ db }) => {
    const { account, at } = await halfway(db);
    const typed = account.codes[3]!.toUpperCase().replaceAll('-', ' ');
    expect(await enterCode(db, at, typed, now)).toMatchObject({ ok: true });
    expect(await recoveryCodesLeft(db, account.id)).toBe(9);
    const [mail] = await db.select().from(mailMessage);
    expect(mail).toMatchObject({ template: 'account-changed', toEmail: account.email });
    expect(JSON.stringify(mail?.fields)).toContain('9 are left');
    const again = await pastPassword(db, account, visitor, now);
    expect(await enterCode(db, again, account.codes[3]!, now)).toMatchObject({ reason: 'replayed' });
  });

  it('belongs to one account', async ({ db }) => {
    const { at } = await halfway(db);
    const colleague = await anAccount(db);
    expect(await enterCode(db, at, colleague.codes[0]!, now)).toMatchObject({ reason: 'wrong_code' });
  });

  it('is good for one of two who use it at the same moment', async ({ aConnection }) => {
    const { db } = aConnection({ max: 4 });
    const account = await anAccount(db);
    const doors = [
      await pastPassword(db, account, visitor, now),
      await pastPassword(db, account, visitor, now),
    ];
    const answers = await Promise.all(doors.map((at) => enterCode(db, at, account.codes[0]!, now)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('has more than a hundred random bits, and no two are the same', async ({ db }) => {
    const { codes } = await anAccount(db);
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/);
  });
});

describe('the first second factor', () => {
  async function aNewcomer(db: Db) {
    const account = await aNewAccount(db);
    const at = await pastPassword(db, account, visitor, now);
    const step = await findStep(db, 'second_factor', at.cookies, now);
    const app = appOffered(step!, secret)!;
    return { account: { ...account, appSecret: app.secret, codes: [] } satisfies Account, at };
  }

  it('is an app that one of its codes confirms; ten recovery codes come with it', async ({ db }) => {
    const { account, at } = await aNewcomer(db);
    expect(at.isSetUp).toBe(true);
    expect(await setUpFirstApp(db, at, '000', now)).toMatchObject({ reason: 'wrong_code' });
    const done = await setUpFirstApp(db, at, codeOf(account, now), now);
    expect(done).toMatchObject({ ok: true, value: { codes: { length: 10 } } });
    expect(await db.$count(officerSession)).toBe(1);
    const [mail] = await db.select().from(mailMessage);
    expect(JSON.stringify(mail?.fields)).toContain('An authenticator app was added');
  });

  it('uses up the code that confirmed it', async ({ db }) => {
    const { account, at } = await aNewcomer(db);
    const code = codeOf(account, now);
    await setUpFirstApp(db, at, code, now);
    const again = await pastPassword(db, account, visitor, now);
    expect(again.isSetUp).toBe(false);
    expect(await enterCode(db, again, code, now)).toMatchObject({ reason: 'replayed' });
  });

  it('cannot be set up where there is one: the password alone never replaces it', async ({ db }) => {
    const { account, at } = await aNewcomer(db);
    const late = await pastPassword(db, account, visitor, now);
    await setUpFirstApp(db, at, codeOf(account, now), now);
    const step = await findStep(db, 'second_factor', late.cookies, now);
    const other = codeIn(appOffered(step!, secret)!.secret, halfMinute(now));
    expect(await setUpFirstApp(db, late, other, now)).toMatchObject({ reason: 'over' });
    expect(await db.$count(authenticatorApp)).toBe(1);
  });

  it('keeps the secret of the app so that only the secret of the site opens it', async ({ db }) => {
    const { appSecret } = await anAccount(db);
    const [kept] = await db.select().from(authenticatorApp);
    expect(Buffer.from(kept!.secretSealed).toString('latin1')).not.toContain(appSecret);
  });
});
