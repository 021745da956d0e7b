import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { institutionStanding } from '#db/schema/institution-links.ts';
import { type ContactState, institution, type Tier } from '#db/schema/institutions.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { type Institution, lockSeen, type Seen, type SeenRefusal } from '../lock.ts';

/** How our relationship stands: scores of our effort, never of anybody's belief. */
export type Standing = {
  strength: number;
  tier: Tier;
  reach: number | null;
  relevance: number | null;
  contactState: ContactState;
  /** The day from which we may be in touch again; null with "paused" means until they say so. */
  pausedUntil: Temporal.PlainDate | null;
};

export type StandingRefusal = SeenRefusal | 'nothing changed' | 'no reason';

const columns = ['strength', 'tier', 'reach', 'relevance', 'contactState'] as const;

/** What differs between two standings. */
export const changedParts = (one: Standing, other: Standing): (keyof Standing)[] => [
  ...columns.filter((name) => one[name] !== other[name]),
  ...(String(one.pausedUntil) === String(other.pausedUntil) ? [] : (['pausedUntil'] as const)),
];

/**
 * Records how our relationship stands from now on, and keeps how it stood. Whether they may be contacted changes
 * only with a reason.
 */
export function changeStanding(
  db: Db,
  actor: Officer,
  seen: Seen,
  { reason, ...standing }: Standing & { reason: string | null },
  now: Temporal.Instant,
): Promise<Outcome<null, StandingRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockSeen(tx, seen);
    if (!found.ok) return found;
    const changed = changedParts(found.value, standing);
    if (changed.length === 0) return refused('nothing changed');
    const isContact = changed.includes('contactState') || changed.includes('pausedUntil');
    if (isContact && !reason) return refused('no reason');
    await write(tx, actor, found.value, { ...standing, reason }, now);
    return done(null);
  });
}

async function write(
  tx: Db,
  actor: Officer,
  { id, sequence }: Institution,
  { reason, ...standing }: Standing & { reason: string | null },
  now: Temporal.Instant,
): Promise<void> {
  const row = { ...standing, changedAt: now, sequence: sequence + 1 };
  await tx.update(institution).set(row).where(eq(institution.id, id));
  const kept = { ...standing, institutionId: id, reason, at: now, by: actor.id };
  await tx.insert(institutionStanding).values(kept);
  const fields = ['strength', 'tier', 'reach', 'relevance', 'contact_state', 'paused_until'];
  await record(tx, actor, { operation: 'alter', entity: 'institution', ids: [id], fields }, now);
}
