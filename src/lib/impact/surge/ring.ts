import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type RingOutcome, surgeRing } from '#db/schema/surge-calls.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { endClaim, liveClaim } from './claim.ts';
import { noteChange } from './lock.ts';
import { type CallRefusal, lockCall, type OfCall } from './lock-call.ts';

export type RingRefusal = CallRefusal | 'somebody is ringing';
export type RingGiven = {
  formToken: string;
  outcome: RingOutcome;
  words: string | null;
  nextStep: string | null;
};

/**
 * Writes down what came of ringing an institution, and ends the claim of whoever rang. Whoever forgot to claim may
 * still log; while somebody else is ringing, nobody does. The same form sent twice is one ring.
 */
export function logRing(
  db: Db,
  officer: Officer,
  of: OfCall,
  given: RingGiven,
  now: Temporal.Instant,
): Promise<Outcome<{ id: string; isNew: boolean }, RingRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockCall(tx, of);
    if (!found.ok) return found;
    const callId = found.value.id;
    const [known] = await tx
      .select({ id: surgeRing.id })
      .from(surgeRing)
      .where(eq(surgeRing.formToken, given.formToken));
    if (known) return done({ id: known.id, isNew: false });
    const live = await liveClaim(tx, callId, now);
    if (live && live.officerId !== officer.id) return refused('somebody is ringing');
    if (live) await endClaim(tx, live.id, 'rung', now);
    const row = { ...given, callId, rungAt: now, rungBy: officer.id };
    const [made] = await tx.insert(surgeRing).values(row).returning({ id: surgeRing.id });
    await noteChange(tx, officer, { surgeId: of.surgeId, deed: 'rang' }, now);
    await record(tx, officer, { operation: 'collect', entity: 'surge_ring', ids: [made!.id] }, now);
    return done({ id: made!.id, isNew: true });
  });
}
