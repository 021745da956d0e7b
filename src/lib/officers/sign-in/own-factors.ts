import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { keepApp, newAppSecret, sealAppSecret, stepOfCode } from '../factors/app.ts';
import { makeRecoveryCodes } from '../factors/recovery-codes.ts';
import { tellOfChange } from './letters.ts';
import { appOffered } from './second-factor.ts';
import { closeStep, failStep, findStep, openStep } from './steps.ts';

/**
 * Begins another authenticator app for the actor. The one they have works until a code confirms the new one.
 *
 * @param secret the environment's
 * @returns the value of the Set-Cookie header
 */
export function beginApp(db: Db, actor: Officer, secret: string, now: Temporal.Instant): Promise<string> {
  const sealed = sealAppSecret(secret, actor.id, newAppSecret());
  const details = { app: Buffer.from(sealed).toString('base64') };
  return openStep(db, 'app_new', { officerId: actor.id, details }, now);
}

type Asked = { cookies: string | null; secret: string };

/** The secret of the app that the actor is about to add; null when they are not, or took too long. */
export async function appBegun(
  db: Db,
  actor: Officer,
  { cookies, secret }: Asked,
  now: Temporal.Instant,
): Promise<string | null> {
  const step = await findStep(db, 'app_new', cookies, now);
  return (step?.officerId === actor.id && appOffered(step, secret)?.secret) || null;
}

/** Puts the new app in place of the old when a code shows that it works. */
export async function finishApp(
  db: Db,
  actor: Officer,
  { cookies, secret, code }: Asked & { code: string },
  now: Temporal.Instant,
): Promise<Outcome<null, 'over' | 'wrong_code'>> {
  const step = await findStep(db, 'app_new', cookies, now);
  const app = step && appOffered(step, secret);
  if (step?.officerId !== actor.id || !app) return refused('over');
  const used = stepOfCode(app.secret, code.replaceAll(/\s/g, ''), now);
  if (used === null) {
    await failStep(db, step);
    return refused('wrong_code');
  }
  return db.transaction(async (tx) => {
    if (!(await closeStep(tx, step))) return refused('over');
    await keepApp(tx, actor.id, { sealed: app.sealed, step: used }, now);
    const entry = { operation: 'alter', entity: 'authenticator_app', ids: [actor.id] } as const;
    await record(tx, actor, entry, now);
    await tellOfChange(tx, actor, 'The authenticator app of your account was replaced.', now);
    return done(null);
  });
}

/** Makes the actor new recovery codes, to be shown once; those from before are good for nothing from now on. */
export function renewRecoveryCodes(db: Db, actor: Officer, now: Temporal.Instant): Promise<string[]> {
  return db.transaction(async (tx) => {
    const codes = await makeRecoveryCodes(tx, actor.id, now);
    await record(tx, actor, { operation: 'alter', entity: 'recovery_code', ids: [actor.id] }, now);
    await tellOfChange(tx, actor, 'New recovery codes were made for your account.', now);
    return codes;
  });
}
