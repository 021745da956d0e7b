import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { directoryIdentity } from '#db/schema/directory.ts';
import { authenticatorApp, passkey, recoveryCode } from '#db/schema/factors.ts';
import { officer, type OfficerId } from '#db/schema/officers.ts';

/** By which means an officer can sign in: kinds and counts, never what is kept of them. */
export async function factorsOf(db: Db, id: OfficerId) {
  const unused = and(eq(recoveryCode.officerId, id), isNull(recoveryCode.usedAt));
  const [[row], passkeys, apps, codes, identities] = await Promise.all([
    db
      .select({ passwordSetAt: officer.passwordSetAt, hash: officer.passwordHash })
      .from(officer)
      .where(eq(officer.id, id)),
    db.$count(passkey, eq(passkey.officerId, id)),
    db.$count(authenticatorApp, eq(authenticatorApp.officerId, id)),
    db.$count(recoveryCode, unused),
    db.$count(directoryIdentity, eq(directoryIdentity.officerId, id)),
  ]);
  return {
    hasPassword: Boolean(row?.hash),
    passwordSetAt: row?.passwordSetAt ?? null,
    passkeys,
    hasApp: apps > 0,
    recoveryCodes: codes,
    hasDirectory: identities > 0,
  };
}
export type Factors = Awaited<ReturnType<typeof factorsOf>>;
