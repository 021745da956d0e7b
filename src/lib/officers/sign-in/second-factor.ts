import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { authenticatorApp, passkey } from '#db/schema/factors.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { SignInMethod } from '#db/schema/sign-ins.ts';
import { newAppSecret, openAppSecret, sealAppSecret } from '../factors/app.ts';
import { openStep, type Step } from './steps.ts';

/** Which second factors an officer has. */
export async function secondFactorsOf(
  db: Db,
  id: OfficerId,
): Promise<{ hasApp: boolean; hasPasskey: boolean }> {
  const [apps, passkeys] = await Promise.all([
    db.$count(authenticatorApp, eq(authenticatorApp.officerId, id)),
    db.$count(passkey, eq(passkey.officerId, id)),
  ]);
  return { hasApp: apps > 0, hasPasskey: passkeys > 0 };
}

/**
 * Goes on from the password to the second factor. Who has none yet is to set one up, and the step carries the
 * secret of the app that they may add.
 *
 * @param given the environment's secret, and what was proved before: a password unless said otherwise
 * @returns the value of the Set-Cookie header, and whether a factor is to be set up
 */
export async function beginSecondFactor(
  db: Db,
  officerId: OfficerId,
  { secret, first = 'password' }: { secret: string; first?: 'password' | 'single_sign_on' },
  now: Temporal.Instant,
): Promise<{ cookie: string; isSetUp: boolean }> {
  const { hasApp, hasPasskey } = await secondFactorsOf(db, officerId);
  const isSetUp = !hasApp && !hasPasskey;
  const sealed = sealAppSecret(secret, officerId, newAppSecret());
  const details = { first, ...(isSetUp && { app: Buffer.from(sealed).toString('base64') }) };
  return { cookie: await openStep(db, 'second_factor', { officerId, details }, now), isSetUp };
}

/** How whoever finishes a step has signed in, with the code of an app or one of their recovery codes. */
export function methodOf({ details }: Step, code: 'app' | 'recovery'): SignInMethod {
  if (details['first'] === 'single_sign_on') return 'single_sign_on';
  return code === 'app' ? 'password_app' : 'password_recovery';
}

/** By which address the app names the account of a step. */
export async function emailOfStep(db: Db, { officerId }: Step): Promise<string> {
  const [row] = officerId
    ? await db.select({ email: officer.email }).from(officer).where(eq(officer.id, officerId))
    : [];
  return row?.email ?? '';
}

/** The sealed secret of the app that a step offers to add, and the secret itself; null when it offers none. */
export function appOffered({ officerId, details }: Step, secret: string) {
  const { app } = details;
  if (!officerId || typeof app !== 'string') return null;
  const sealed = Buffer.from(app, 'base64');
  return { sealed, secret: openAppSecret(secret, officerId, sealed) };
}
