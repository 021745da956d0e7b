import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { mailMessage } from '#db/schema/mail.ts';
import { knownDevice } from '#db/schema/sign-ins.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { deviceWords } from '#lib/officers/sign-in/browser.ts';
import { anAccount, aVisitor, codeOf, pastPassword, signedInVisitor } from '../support/account.ts';
import { it } from '../support/database.ts';

const now = Temporal.Now.instant();
const warnings = (db: Db) => db.select().from(mailMessage).where(eq(mailMessage.template, 'new-device'));

describe('a sign-in from a new device', () => {
  it('is told to the owner, but not the very first of an account', async ({ db }) => {
    const account = await anAccount(db);
    await signedInVisitor(db, account, aVisitor(), now);
    expect(await warnings(db)).toEqual([]);
    const phone = aVisitor({ device: 'Safari on iPhone', address: '198.51.100.4' });
    const at = await pastPassword(db, account, phone, now);
    await enterCode(db, at, codeOf(account, now, 1), now);
    const [mail] = await warnings(db);
    expect(mail).toMatchObject({ toEmail: account.email });
    expect(mail?.fields).toMatchObject({ device: 'Safari on iPhone', address: '198.51.100.4' });
  });

  it('is new once: the browser is known from then on', async ({ db }) => {
    const account = await anAccount(db);
    const own = await signedInVisitor(db, account, aVisitor(), now);
    const at = await pastPassword(db, account, own, now);
    await enterCode(db, at, codeOf(account, now, 1), now);
    expect(await warnings(db)).toEqual([]);
    expect(await db.$count(knownDevice)).toBe(1);
  });

  it('is one also when a colleague uses the browser, and both stay known in it', async ({ db }) => {
    const [dana, marcus] = [await anAccount(db), await anAccount(db)];
    const shared = await signedInVisitor(db, dana, aVisitor(), now);
    const after = await signedInVisitor(db, marcus, shared, now);
    const rows = await db.select().from(knownDevice);
    expect(rows.map(({ officerId }) => officerId).sort()).toEqual([dana.id, marcus.id].sort());
    expect(new Set(rows.map(({ tokenHash }) => tokenHash)).size).toBe(1);
    expect(after.cookies).toContain('known-device=');
  });

  it('does not take on a token that somebody planted', async ({ db }) => {
    const planted = aVisitor({ cookies: `known-device=${'a'.repeat(43)}` });
    const { setCookies } = await signedInVisitor(db, await anAccount(db), planted, now);
    expect(setCookies.join()).not.toContain('aaaaaaaa');
  });
});

describe('the words for a browser', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0';
  it.for([
    [`${windows} Safari/537.36`, 'Chrome on Windows'],
    [`${windows} Safari/537.36 Edg/140.0.0.0`, 'Edge on Windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox on Linux'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Safari/604.1',
      'Safari on iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 16; Pixel) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile',
      'Chrome on Android',
    ],
    ['Mozilla/5.0 (Macintosh; Intel Mac OS X 15_0) AppleWebKit/605.1.15 Safari/605.1.15', 'Safari on Mac'],
    ['curl/8.0 <script>', 'An unknown browser'],
    ['', 'An unknown browser'],
  ] as const)('%s', ([userAgent, words]) => {
    expect(deviceWords(userAgent)).toBe(words);
  });
});
