import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import type { SignInResult } from '#db/schema/sign-ins.ts';
import { accountHash, noteAttempt } from '../sign-in/attempts.ts';
import type { Visitor } from '../sign-in/browser.ts';
import { isKnownDevice } from '../sign-in/known-devices.ts';
import type { DirectoryPerson } from './person.ts';

const method = 'single_sign_on';

/** Writes into the sign-in log how it went with somebody whom the directory named. */
export async function noteDirectoryAttempt(
  tx: Db,
  visitor: Visitor,
  person: DirectoryPerson,
  result: SignInResult,
  now: Temporal.Instant,
): Promise<void> {
  const officerId = await ownerOf(tx, person);
  const account = accountHash(visitor.secret, person.email ?? person.subject);
  const isKnown = await isKnownDevice(tx, officerId, visitor.cookies, now);
  await noteAttempt(
    tx,
    visitor,
    { officerId, accountHash: account, isKnownDevice: isKnown, method, result },
    now,
  );
}

/** Writes into the sign-in log that an answer of the directory's was not believed, or never came. */
export async function noteUnknownAttempt(db: Db, visitor: Visitor, now: Temporal.Instant): Promise<void> {
  const nobody = { officerId: null, accountHash: accountHash(visitor.secret, ''), isKnownDevice: false };
  await noteAttempt(db, visitor, { ...nobody, method, result: 'refused' }, now);
}

async function ownerOf(tx: Db, { issuer, subject }: DirectoryPerson): Promise<OfficerId | null> {
  const [row] = await tx
    .select({ officerId: directoryIdentity.officerId })
    .from(directoryIdentity)
    .where(and(eq(directoryIdentity.issuer, issuer), eq(directoryIdentity.directorySubject, subject)));
  return row?.officerId ?? null;
}
