import type {
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { passkey } from '#db/schema/factors.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { tellOfChange } from './letters.ts';
import { type OwnAnswer, readCredential, relyingParty, signatures, webauthn } from './relying-party.ts';
import { closeStep, findStep, openStep } from './steps.ts';

/** What the browser asks the device, and the Set-Cookie value that ties the answer to it. */
export type Question<Options> = { options: Options; cookie: string };

/** Begins a new passkey: one that the device keeps with the account, and gives out to its owner only. */
export async function beginPasskey(
  db: Db,
  actor: Officer,
  publicUrl: URL,
  now: Temporal.Instant,
): Promise<Question<PublicKeyCredentialCreationOptionsJSON>> {
  const { name: rpName, id: rpID } = relyingParty(publicUrl);
  const kept = await db
    .select({ id: passkey.id, transports: passkey.transports })
    .from(passkey)
    .where(eq(passkey.officerId, actor.id));
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName,
    rpID,
    userID: new TextEncoder().encode(actor.id),
    userName: actor.email,
    userDisplayName: actor.name,
    attestationType: 'none',
    supportedAlgorithmIDs: signatures,
    excludeCredentials: kept,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const details = { challenge: options.challenge };
  return { options, cookie: await openStep(db, 'passkey_new', { officerId: actor.id, details }, now) };
}

type Refusal = 'expired' | 'not_ours' | 'known';

/** Keeps the public half of a passkey that the actor's device has just made, and tells its owner by mail. */
export async function finishPasskey(
  db: Db,
  actor: Officer,
  { name, ...given }: OwnAnswer & { name: string },
  now: Temporal.Instant,
): Promise<Outcome<{ id: string }, Refusal>> {
  const step = await findStep(db, 'passkey_new', given.cookies, now);
  if (step?.officerId !== actor.id || !(await closeStep(db, step))) return refused('expired');
  const made = await checkNew(given, String(step.details['challenge']));
  if (!made) return refused('not_ours');
  const row = { ...made, officerId: actor.id, name, addedAt: now };
  return db.transaction(async (tx) => {
    const [kept] = await tx.insert(passkey).values(row).onConflictDoNothing().returning({ id: passkey.id });
    if (!kept) return refused('known');
    await record(tx, actor, { operation: 'collect', entity: 'passkey', ids: [kept.id] }, now);
    await tellOfChange(tx, actor, `The passkey “${name}” was added.`, now);
    return done(kept);
  });
}

type Made = Pick<typeof passkey.$inferInsert, 'id' | 'publicKey' | 'counter' | 'transports' | 'isBackedUp'>;

async function checkNew({ answer, publicUrl }: OwnAnswer, challenge: string): Promise<Made | null> {
  const response = readCredential<RegistrationResponseJSON>(answer);
  if (!response) return null;
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl);
  const { verifyRegistrationResponse } = await webauthn();
  const origin = { expectedOrigin, expectedRPID };
  const expected = { ...origin, expectedChallenge: challenge, supportedAlgorithmIDs: signatures };
  // It says by throwing what does not hold. Whoever made the answer up need not know which.
  const checked = await verifyRegistrationResponse({ response, ...expected }).catch(() => null);
  if (!checked?.verified) return null;
  const { credential, credentialBackedUp: isBackedUp } = checked.registrationInfo;
  const { id, publicKey, counter, transports = [] } = credential;
  return { id, publicKey, counter, transports, isBackedUp };
}
