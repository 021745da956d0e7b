import type { Db } from '#db/client.ts';
import { subscriber } from '#db/schema/newsletters.ts';
import { addressHash } from '#lib/mail/address-hash.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { now, secret } from '../support/makers.ts';

/** So many people who confirmed, written down at once. */
export async function manySubscribers(db: Db, count: number): Promise<string[]> {
  const emails = Array.from({ length: count }, (_, index) => `reader${index}@many.example`);
  for (let from = 0; from < count; from += 5000) {
    const rows = emails.slice(from, from + 5000).map((email) => {
      const { hash, sealed } = makeKey(secret);
      const kept = { keyHash: hash, keySealed: sealed, emailHash: addressHash(secret, email) };
      return { ...kept, email, askedAt: now, confirmedAt: now };
    });
    await db.insert(subscriber).values(rows);
  }
  return emails;
}
