import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { contactSuppression } from '#db/schema/contact-notices.ts';
import { sign } from '#lib/keys/sign.ts';
import { phoneFigures } from './addresses.ts';

/** Where somebody can be reached, as far as it tells them from others. */
export type Addresses = { email: string | null; phone: string | null };
export type SuppressionReason = (typeof contactSuppression.$inferSelect)['reason'];

const hashOf = (secret: string, text: string): Uint8Array =>
  Buffer.from(sign(secret, 'contact suppression', text), 'base64url');

/** The keyed hashes by which addresses are known again; without the secret nobody can be found by them. */
export function suppressionHashes(secret: string, { email, phone }: Addresses): Uint8Array[] {
  const figures = phone && phoneFigures(phone);
  return [
    ...(email ? [hashOf(secret, `email ${email.trim().toLowerCase()}`)] : []),
    ...(figures ? [hashOf(secret, `phone ${figures}`)] : []),
  ];
}

/** Keeps addresses from being added again; that somebody asked to be removed outweighs that they declined. */
export async function suppress(
  tx: Db,
  secret: string,
  addresses: Addresses,
  reason: SuppressionReason,
  now: Temporal.Instant,
): Promise<void> {
  const hashes = suppressionHashes(secret, addresses);
  if (hashes.length === 0) return;
  await tx
    .insert(contactSuppression)
    .values(hashes.map((hash) => ({ hash, reason, at: now })))
    .onConflictDoUpdate({
      target: contactSuppression.hash,
      set: { reason, at: now },
      setWhere: sql`${contactSuppression.reason} <> 'removed'`,
    });
}

/** Takes back that addresses declined, once whoever has them says so. That somebody asked to go stays. */
export async function liftSuppression(tx: Db, secret: string, addresses: Addresses): Promise<void> {
  const hashes = suppressionHashes(secret, addresses);
  if (hashes.length === 0) return;
  await tx
    .delete(contactSuppression)
    .where(and(inArray(contactSuppression.hash, hashes), eq(contactSuppression.reason, 'declined')));
}

/**
 * Which of some people may not be added, for imports and forms alike.
 *
 * @returns why, by the position of whoever it is; somebody who may be added is not in it
 */
export async function suppressedAmong(
  db: Db,
  secret: string,
  people: readonly Addresses[],
): Promise<ReadonlyMap<number, SuppressionReason>> {
  const hashes = people.map((one) => suppressionHashes(secret, one));
  const every = hashes.flat();
  if (every.length === 0) return new Map();
  const found = await db
    .select({ hash: contactSuppression.hash, reason: contactSuppression.reason })
    .from(contactSuppression)
    .where(inArray(contactSuppression.hash, every));
  const known = new Map(found.map(({ hash, reason }) => [inHex(hash), reason]));
  return new Map(
    hashes.flatMap((own, index) => {
      const reasons = own.flatMap((hash) => known.get(inHex(hash)) ?? []);
      const [reason] = reasons.toSorted().reverse();
      return reason ? [[index, reason] as const] : [];
    }),
  );
}

const inHex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');

/** Why somebody with these addresses may not be added; null where they may. */
export const whySuppressed = async (
  db: Db,
  secret: string,
  addresses: Addresses,
): Promise<SuppressionReason | null> => (await suppressedAmong(db, secret, [addresses])).get(0) ?? null;
