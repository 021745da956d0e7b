import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { passkey } from '#db/schema/factors.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { answeringPasskey } from './passkey-answer.ts';
import type { Question } from './passkey-new.ts';
import { type OwnAnswer, relyingParty, webauthn } from './relying-party.ts';
import { closeStep, findStep, openStep } from './steps.ts';

/** Asks whoever is signed in for one of their own passkeys. */
export async function beginPasskeyProof(
  db: Db,
  actor: Officer,
  publicUrl: URL,
  now: Temporal.Instant,
): Promise<Question<PublicKeyCredentialRequestOptionsJSON>> {
  const allowCredentials = await db
    .select({ id: passkey.id, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.officerId, actor.id));
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({
    rpID: relyingParty(publicUrl).id,
    allowCredentials,
    userVerification: 'required',
  });
  const details = { challenge: options.challenge };
  return { options, cookie: await openStep(db, 'passkey_proof', { officerId: actor.id, details }, now) };
}

/** Whether one of the actor's own passkeys answered what they were asked. */
export async function provePasskey(
  db: Db,
  actor: Officer,
  given: OwnAnswer,
  now: Temporal.Instant,
): Promise<Outcome<null, 'expired' | 'wrong'>> {
  const step = await findStep(db, 'passkey_proof', given.cookies, now);
  if (step?.officerId !== actor.id || !(await closeStep(db, step))) return refused('expired');
  const used = await answeringPasskey(db, given, step, now);
  return used?.officerId === actor.id ? done(null) : refused('wrong');
}
