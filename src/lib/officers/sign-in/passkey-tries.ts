import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';
import type { SignInResult } from '#db/schema/sign-ins.ts';
import { accountHash, noteAttempt } from './attempts.ts';
import type { Visitor } from './browser.ts';
import { isKnownDevice } from './known-devices.ts';

/**
 * Writes a try with a passkey into the sign-in log.
 *
 * @param officerId null for a passkey that is nobody's: it names no account
 */
export async function notePasskey(
  tx: Db,
  visitor: Visitor,
  { officerId, result }: { officerId: OfficerId | null; result: SignInResult },
  now: Temporal.Instant,
): Promise<void> {
  const [row] = officerId
    ? await tx.select({ email: officer.email }).from(officer).where(eq(officer.id, officerId))
    : [];
  const given = {
    officerId,
    accountHash: accountHash(visitor.secret, row?.email ?? ''),
    isKnownDevice: await isKnownDevice(tx, officerId, visitor.cookies, now),
    method: 'passkey',
    result,
  } as const;
  await noteAttempt(tx, visitor, given, now);
}
