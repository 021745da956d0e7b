import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { authenticatorApp } from '#db/schema/factors.ts';
import { officer } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { codeIn, halfMinute, newAppSecret, sealAppSecret } from '#lib/officers/factors/app.ts';
import { makeRecoveryCodes } from '#lib/officers/factors/recovery-codes.ts';
import type { Visitor } from '#lib/officers/sign-in/browser.ts';
import { enterCode } from '#lib/officers/sign-in/enter-code.ts';
import { enterPassword } from '#lib/officers/sign-in/enter-password.ts';
import { hashPassword } from '#lib/officers/sign-in/password.ts';
import { anOfficer, secret } from './makers.ts';

export const password = 'four words nobody links';

// Slow on purpose, and the same for every account of a test run.
let hashed: Promise<string> | null = null;

export type Account = Officer & { appSecret: string; codes: string[] };

/** An officer with a password, an authenticator app and recovery codes, added just now. */
export async function anAccount(
  db: Db,
  given: Partial<typeof officer.$inferInsert> = {},
  now = Temporal.Now.instant(),
  siteSecret = secret,
): Promise<Account> {
  const made = await aNewAccount(db, given, now);
  const appSecret = newAppSecret();
  const secretSealed = sealAppSecret(siteSecret, made.id, appSecret);
  await db.insert(authenticatorApp).values({ officerId: made.id, secretSealed, addedAt: now });
  return { ...made, appSecret, codes: await makeRecoveryCodes(db, made.id, now) };
}

/** An officer with a password and no second factor yet. */
export async function aNewAccount(
  db: Db,
  given: Partial<typeof officer.$inferInsert> = {},
  now = Temporal.Now.instant(),
): Promise<Officer> {
  const made = await anOfficer(db);
  const passwordHash = await (hashed ??= hashPassword(password));
  await db
    .update(officer)
    .set({ passwordHash, addedAt: now, ...given })
    .where(eq(officer.id, made.id));
  return made;
}

/** A browser at the door; `cookies` is its Cookie header. */
export const aVisitor = (given: Partial<Visitor> = {}): Visitor => ({
  ...{ device: 'Chrome on Windows', address: '192.0.2.7', cookies: null, secret, requestId: 'a-request' },
  ...given,
});

/** What a browser sends back of Set-Cookie values. */
export const cookiesOf = (setCookies: readonly string[]): string =>
  setCookies
    .map((cookie) => cookie.split(';', 1)[0] ?? '')
    .filter((pair) => !pair.endsWith('='))
    .join('; ');

/** The code that an account's app shows, so many half minutes from now. */
export const codeOf = ({ appSecret }: Account, now: Temporal.Instant, later = 0): string =>
  codeIn(appSecret, halfMinute(now) + later);

/** Enters the right password, and gives the visitor back with the cookie of the step. */
export async function pastPassword(db: Db, { email }: Officer, visitor: Visitor, now: Temporal.Instant) {
  const entered = await enterPassword(db, visitor, { email, password }, now);
  if (!entered.ok) throw new Error(entered.reason);
  const cookies = [visitor.cookies, cookiesOf([entered.value.cookie])].filter(Boolean).join('; ');
  return { ...visitor, cookies, isSetUp: entered.value.isSetUp };
}

/** Signs in with password and app; the visitor comes back with the cookies of whoever is signed in. */
export async function signedInVisitor(db: Db, account: Account, visitor: Visitor, now: Temporal.Instant) {
  const halfway = await pastPassword(db, account, visitor, now);
  const entered = await enterCode(db, halfway, codeOf(account, now), now);
  if (!entered.ok) throw new Error(entered.reason);
  return { ...visitor, cookies: cookiesOf(entered.value.cookies), setCookies: entered.value.cookies };
}
