import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { Secret, TOTP } from 'otpauth';
import type { Db } from '#db/client.ts';
import { authenticatorApp } from '#db/schema/factors.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { seal, unseal } from '#lib/keys/seal.ts';

/** A code lives so many seconds; the one before and the one after are taken too, for clocks that differ. */
const codeSeconds = 30;
const window = 1;

const totp = (secret: string, label?: string): TOTP =>
  new TOTP({
    issuer: 'Concord',
    ...(label && { label }),
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: codeSeconds,
  });

/** A new secret for an authenticator app, of 160 random bits, in the letters in which it is typed. */
export const newAppSecret = (): string => new Secret({ size: 20 }).base32;

/** What the square of an app's secret says: an otpauth address. */
export const appAddress = (secret: string, email: string): string => totp(secret, email).toString();

/** The half minute that a moment is in, counted from 1970. */
export const halfMinute = (now: Temporal.Instant): number =>
  Math.floor(now.epochMilliseconds / 1000 / codeSeconds);

/** The code that an app shows in a half minute. */
export const codeIn = (secret: string, step: number): string =>
  totp(secret).generate({ timestamp: step * codeSeconds * 1000 });

/** The half minute whose code this is, now or one before or after; null when it is none of these. */
export function stepOfCode(secret: string, code: string, now: Temporal.Instant): number | null {
  const delta = totp(secret).validate({ token: code, timestamp: now.epochMilliseconds, window });
  return delta === null ? null : halfMinute(now) + delta;
}

const purpose = (id: OfficerId) => `authenticator app of ${id}`;

/** Seals an app's secret for one officer: beside another name it opens nothing. */
export const sealAppSecret = (secret: string, id: OfficerId, appSecret: string): Uint8Array =>
  seal(secret, purpose(id), appSecret);

/** Opens what `sealAppSecret` made. */
export const openAppSecret = (secret: string, id: OfficerId, sealed: Uint8Array): string =>
  unseal(secret, purpose(id), sealed);

/** Keeps an app in place of any before it; the code that confirmed it is used up. */
export async function keepApp(
  tx: Db,
  officerId: OfficerId,
  { sealed, step }: { sealed: Uint8Array; step: number },
  now: Temporal.Instant,
): Promise<void> {
  const kept = { secretSealed: sealed, addedAt: now, lastStep: step };
  await tx
    .insert(authenticatorApp)
    .values({ officerId, ...kept })
    .onConflictDoUpdate({ target: authenticatorApp.officerId, set: kept });
}

/**
 * Uses up a code of an officer's app. Of two who send the same code at once one is told that it is right.
 *
 * @param secret the environment's, which opens the app's
 */
export async function takeAppCode(
  tx: Db,
  id: OfficerId,
  { code, secret }: { code: string; secret: string },
  now: Temporal.Instant,
): Promise<'right' | 'wrong_code' | 'replayed'> {
  const [app] = await tx.select().from(authenticatorApp).where(eq(authenticatorApp.officerId, id));
  const step = app && stepOfCode(openAppSecret(secret, id, app.secretSealed), code, now);
  if (step === undefined || step === null) return 'wrong_code';
  const unused = or(isNull(authenticatorApp.lastStep), lt(authenticatorApp.lastStep, step));
  const taken = await tx
    .update(authenticatorApp)
    .set({ lastStep: step })
    .where(and(eq(authenticatorApp.officerId, id), unused))
    .returning({ id: authenticatorApp.officerId });
  return taken.length > 0 ? 'right' : 'replayed';
}
