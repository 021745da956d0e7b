import type { AuthenticationResponseJSON } from '@simplewebauthn/server';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { passkey } from '#db/schema/factors.ts';
import { type Answer, readCredential, relyingParty, webauthn } from './relying-party.ts';
import type { Step } from './steps.ts';

type Kept = typeof passkey.$inferSelect;

/**
 * The passkey that answered a challenge for our site, by its owner's finger, face or PIN; null when none did.
 * An unknown passkey and a wrong signature look the same.
 */
export async function answeringPasskey(
  db: Db,
  { answer, publicUrl }: Answer,
  step: Step,
  now: Temporal.Instant,
): Promise<Kept | null> {
  const response = readCredential<AuthenticationResponseJSON>(answer);
  if (!response) return null;
  const [kept] = await db
    .select()
    .from(passkey)
    .where(eq(passkey.id, String(response.id)));
  if (!kept || !isTheirs(response, kept)) return null;
  const checked = await check(response, kept, String(step.details['challenge']), publicUrl);
  return checked ? use(db, kept, checked, now) : null;
}

// A passkey names its account to us, and it must be the one for which we made it (WebAuthn 7.2, step 6).
function isTheirs({ response }: AuthenticationResponseJSON, { officerId }: Kept): boolean {
  const handle: unknown = response?.userHandle;
  return (
    handle === undefined ||
    (typeof handle === 'string' && Buffer.from(handle, 'base64url').toString() === officerId)
  );
}

async function check(response: AuthenticationResponseJSON, kept: Kept, challenge: string, publicUrl: URL) {
  const { id: expectedRPID, origin: expectedOrigin } = relyingParty(publicUrl);
  const { id, publicKey, counter } = kept;
  const { verifyAuthenticationResponse } = await webauthn();
  // It says by throwing what does not hold, a counter that went back among it.
  const checked = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID,
    credential: { id, publicKey: new Uint8Array(publicKey), counter },
    requireUserVerification: true,
  }).catch(() => null);
  return checked?.verified ? checked.authenticationInfo : null;
}

type Checked = NonNullable<Awaited<ReturnType<typeof check>>>;

// Of two answers at one moment only the first finds the counter where it was.
async function use(db: Db, kept: Kept, checked: Checked, now: Temporal.Instant): Promise<Kept | null> {
  const { newCounter: counter, credentialBackedUp: isBackedUp } = checked;
  const [used] = await db
    .update(passkey)
    .set({ counter, isBackedUp, lastUsedAt: now })
    .where(and(eq(passkey.id, kept.id), eq(passkey.counter, kept.counter)))
    .returning();
  return used ?? null;
}
