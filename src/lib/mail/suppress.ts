import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import {
  mailSuppression,
  type SuppressionId,
  type SuppressionReason,
  type SuppressionScope,
} from '#db/schema/mail-suppressions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { addressHash } from './address-hash.ts';

type Suppressed = { hash: Uint8Array; scope: SuppressionScope; reason: SuppressionReason };

/** Writes to an address no longer; one that is suppressed for this reason already stays so. */
export async function suppress(
  tx: Db,
  { hash, scope, reason }: Suppressed,
  now: Temporal.Instant,
): Promise<void> {
  await tx
    .insert(mailSuppression)
    .values({ emailHash: hash, scope, reason, since: now })
    .onConflictDoNothing();
}

/** Everything for which an address is not written to now, what weighs most first. */
export const suppressionsOf = (db: Db, hash: Uint8Array) =>
  db
    .select({
      id: mailSuppression.id,
      scope: mailSuppression.scope,
      reason: mailSuppression.reason,
      since: mailSuppression.since,
    })
    .from(mailSuppression)
    .where(and(eq(mailSuppression.emailHash, hash), isNull(mailSuppression.liftedAt)))
    .orderBy(
      sql`array_position(array['complaint', 'asked', 'hard_bounce', 'soft_bounces', 'unsubscribed'], reason)`,
    );

/** Why an address is not written to: what weighs most of what holds, or null. */
export async function suppressedBecause(
  db: Db,
  hash: Uint8Array,
  scopes: readonly SuppressionScope[] = ['all'],
): Promise<SuppressionReason | null> {
  const all = await suppressionsOf(db, hash);
  return all.find(({ scope }) => scopes.includes(scope))?.reason ?? null;
}

/** Lets somebody back who left the newsletters, by their own confirmation. What bounced or was complained of stays. */
export async function liftByConfirming(tx: Db, hash: Uint8Array, now: Temporal.Instant): Promise<void> {
  await tx
    .update(mailSuppression)
    .set({ liftedAt: now, liftReason: 'Confirmed a new subscription' })
    .where(
      and(
        eq(mailSuppression.emailHash, hash),
        eq(mailSuppression.scope, 'newsletters'),
        isNull(mailSuppression.liftedAt),
      ),
    );
}

export type LiftRefusal = 'no such suppression' | 'lifted already' | 'another address';

/** Lets an address be written to again; whoever does it knows the address, and says why. */
export const liftSuppression = (
  db: Db,
  officer: Officer,
  id: SuppressionId,
  { email, reason, secret }: { email: string; reason: string; secret: string },
  now: Temporal.Instant,
): Promise<Outcome<null, LiftRefusal>> =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(mailSuppression).where(eq(mailSuppression.id, id)).for('update');
    if (!found) return refused('no such suppression');
    if (found.liftedAt) return refused('lifted already');
    if (!Buffer.from(found.emailHash).equals(addressHash(secret, email))) return refused('another address');
    await tx
      .update(mailSuppression)
      .set({ liftedAt: now, liftedBy: officer.id, liftReason: reason })
      .where(eq(mailSuppression.id, id));
    const entry = {
      operation: 'alter',
      entity: 'mail_suppression',
      ids: [id],
      fields: ['lifted_at'],
    } as const;
    await record(tx, officer, { ...entry, reason }, now);
    return done(null);
  });
