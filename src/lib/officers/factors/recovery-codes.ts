import { createHash, randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { recoveryCode } from '#db/schema/factors.ts';
import type { OfficerId } from '#db/schema/officers.ts';

const recoveryCodeCount = 10;

// Crockford's letters: none that looks like another.
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

/** A code of 120 random bits, in six groups of four letters. */
function newCode(): string {
  const drawn = [...randomBytes(24)].map((byte) => letters[byte % letters.length]!);
  return drawn.join('').match(/.{4}/g)!.join('-');
}

const plain = (typed: string): string =>
  typed
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');

// 120 random bits cannot be guessed from their hash, however fast that is (ASVS 5.0, 6.5.2).
const hashOf = (code: string): string => createHash('sha256').update(plain(code)).digest('hex');

/** Makes ten new recovery codes, in place of those an officer had. They are shown once and kept hashed. */
export async function makeRecoveryCodes(
  tx: Db,
  officerId: OfficerId,
  now: Temporal.Instant,
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, newCode);
  await tx.delete(recoveryCode).where(eq(recoveryCode.officerId, officerId));
  await tx
    .insert(recoveryCode)
    .values(codes.map((code) => ({ officerId, codeHash: hashOf(code), madeAt: now })));
  return codes;
}

/** How many recovery codes an officer has left. */
export const recoveryCodesLeft = (db: Db, id: OfficerId): Promise<number> =>
  db.$count(recoveryCode, and(eq(recoveryCode.officerId, id), isNull(recoveryCode.usedAt)));

/** Uses up a recovery code: each is right once. */
export async function takeRecoveryCode(
  tx: Db,
  id: OfficerId,
  code: string,
  now: Temporal.Instant,
): Promise<'right' | 'wrong_code' | 'replayed'> {
  const theCode = and(eq(recoveryCode.officerId, id), eq(recoveryCode.codeHash, hashOf(code)));
  const taken = await tx
    .update(recoveryCode)
    .set({ usedAt: now })
    .where(and(theCode, isNull(recoveryCode.usedAt)))
    .returning({ id: recoveryCode.officerId });
  if (taken.length > 0) return 'right';
  return (await tx.$count(recoveryCode, theCode)) > 0 ? 'replayed' : 'wrong_code';
}
