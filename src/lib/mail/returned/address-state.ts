import { desc, eq, inArray } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type BounceKind, mailBounce } from '#db/schema/mail-suppressions.ts';
import { addressHash } from '../address-hash.ts';
import { suppressionsOf } from '../suppress.ts';

/** What came of mail to an address: the last that came back, and why it is not written to, if it is not. */
export type AddressState = {
  last: { kind: BounceKind; at: Temporal.Instant; status: string | null } | null;
  suppressions: Awaited<ReturnType<typeof suppressionsOf>>;
};

/** What came of mail to an address; null where nothing is known against it. */
export async function addressState(
  db: Db,
  secret: string,
  email: string | null,
): Promise<AddressState | null> {
  if (!email) return null;
  const hash = addressHash(secret, email);
  const [last] = await db
    .select({ kind: mailBounce.kind, at: mailBounce.at, status: mailBounce.status })
    .from(mailBounce)
    .where(eq(mailBounce.emailHash, hash))
    .orderBy(desc(mailBounce.at))
    .limit(1);
  const suppressions = await suppressionsOf(db, hash);
  return last || suppressions.length > 0 ? { last: last ?? null, suppressions } : null;
}

/** What came back of some mails of the outbox, the newest report of each. */
export async function returnsOf(db: Db, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Returned>();
  const rows = await db
    .select({ id: mailBounce.messageId, kind: mailBounce.kind, at: mailBounce.at, status: mailBounce.status })
    .from(mailBounce)
    .where(inArray(mailBounce.messageId, [...ids]))
    .orderBy(mailBounce.at);
  return new Map<string, Returned>(rows.map(({ id, ...one }) => [id!, one]));
}
export type Returned = { kind: BounceKind; at: Temporal.Instant; status: string | null };
