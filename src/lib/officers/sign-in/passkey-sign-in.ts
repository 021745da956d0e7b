import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import type { Db } from '#db/client.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { arrive } from './arrive.ts';
import type { Visitor } from './browser.ts';
import { gateOf, type Shut } from './gate.ts';
import { answeringPasskey } from './passkey-answer.ts';
import type { Question } from './passkey-new.ts';
import { notePasskey } from './passkey-tries.ts';
import { type Answer, relyingParty, webauthn } from './relying-party.ts';
import { closeStep, findStep, noStep, openStep } from './steps.ts';

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

type Refusal = 'expired' | 'wrong' | Shut;

/**
 * Signs an officer in by a passkey alone: the device has it, and only its owner's finger, face or PIN opens it,
 * so it is two factors by itself.
 *
 * @returns the values of the Set-Cookie headers
 */
export async function finishPasskeySignIn(
  db: Db,
  visitor: Visitor,
  given: Answer,
  now: Temporal.Instant,
): Promise<Outcome<{ cookies: string[] }, Refusal>> {
  const step = await findStep(db, 'passkey_sign_in', visitor.cookies, now);
  if (!step || !(await closeStep(db, step))) return refused('expired');
  return db.transaction(async (tx) => {
    const used = await answeringPasskey(tx, given, step, now);
    const gate = used ? await gateOf(tx, used.officerId, now) : refused('wrong' as const);
    // After `arrive`, which asks the log whether the owner has been here before.
    const cookies = gate.ok ? await arrive(tx, gate.value, visitor, 'passkey', now) : [];
    const result = gate.ok ? 'signed_in' : gate.reason;
    await notePasskey(tx, visitor, { officerId: used?.officerId ?? null, result }, now);
    return gate.ok ? done({ cookies: [...cookies, noStep()] }) : gate;
  });
}
