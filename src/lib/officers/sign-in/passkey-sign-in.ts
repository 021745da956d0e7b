import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { admit, type Barred } from './admit.ts';
import { answeringPasskey } from './passkey-answer.ts';
import type { Question } from './passkey-new.ts';
import { type PasskeyAnswer, relyingParty, webauthn } from './relying-party.ts';
import type { Browser } from './sessions.ts';
import { closeStep, findStep, openStep } from './steps.ts';

/** Asks for any passkey of this site. No account is named, so the question tells nobody who has one. */
export async function beginPasskeySignIn(
  db: Db,
  publicUrl: URL,
  now: Temporal.Instant,
): Promise<Question<PublicKeyCredentialRequestOptionsJSON>> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(publicUrl).id,
    userVerification: 'required',
  });
  const details = { challenge: options.challenge };
  return { options, cookie: await openStep(db, 'passkey_sign_in', { details }, now) };
}

/**
 * Signs an officer in by a passkey alone: the device has it, and only its owner's finger, face or PIN opens it,
 * so it is two factors by itself.
 *
 * @returns the officer and the value of the Set-Cookie header
 */
export async function finishPasskeySignIn(
  db: Db,
  given: PasskeyAnswer,
  browser: Browser,
  now: Temporal.Instant,
): Promise<Outcome<{ officer: Officer; cookie: string }, 'expired' | 'wrong' | Barred>> {
  const step = await findStep(db, 'passkey_sign_in', given.cookieHeader, now);
  if (!step || !(await closeStep(db, step))) return refused('expired');
  const used = await answeringPasskey(db, given, step, now);
  return used ? admit(db, used.officerId, 'passkey', browser, now) : refused('wrong');
}
