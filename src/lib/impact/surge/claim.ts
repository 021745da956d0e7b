import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { surgeCall, type SurgeCallId, surgeClaim } from '#db/schema/surge-calls.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { noteChange } from './lock.ts';
import { type CallRefusal, lockCall, type OfCall } from './lock-call.ts';

/** For so many minutes an institution is left to whoever rings it. */
export const claimMinutes = 15;
const claimLength = { minutes: claimMinutes };

export type ClaimRefusal = CallRefusal | 'somebody is ringing' | 'ringing another';
export type GiveBackRefusal = CallRefusal | 'not yours';

/** The claim of a call that holds at a moment; null where nobody is ringing. */
export async function liveClaim(tx: Db, callId: SurgeCallId, now: Temporal.Instant) {
  const [live] = await tx
    .select()
    .from(surgeClaim)
    .where(and(eq(surgeClaim.callId, callId), isNull(surgeClaim.endedAt), gt(surgeClaim.expiresAt, now)));
  return live ?? null;
}

// Nobody rings two at once: the first is logged or given back before the next is claimed.
async function ringsAnother(tx: Db, { id }: Officer, surgeId: SurgeId, now: Temporal.Instant) {
  const theirs = and(eq(surgeClaim.officerId, id), isNull(surgeClaim.endedAt), gt(surgeClaim.expiresAt, now));
  const rows = await tx
    .select({ id: surgeClaim.id })
    .from(surgeClaim)
    .innerJoin(surgeCall, eq(surgeCall.id, surgeClaim.callId))
    .where(and(theirs, eq(surgeCall.surgeId, surgeId)))
    .limit(1);
  return rows.length > 0;
}

// Whoever waited for the lock asked before the claim that they waited for was given back.
async function noEarlierThanLast(tx: Db, callId: SurgeCallId, now: Temporal.Instant) {
  const [last] = await tx
    .select({ endedAt: surgeClaim.endedAt })
    .from(surgeClaim)
    .where(eq(surgeClaim.callId, callId))
    .orderBy(desc(surgeClaim.claimedAt))
    .limit(1);
  const endedAt = last?.endedAt ?? now;
  return Temporal.Instant.compare(endedAt, now) > 0 ? endedAt : now;
}

/** Says that an officer is ringing an institution now, so that nobody else does for 15 minutes. Said twice, it holds once. */
export function claimCall(
  db: Db,
  officer: Officer,
  of: OfCall,
  now: Temporal.Instant,
): Promise<Outcome<null, ClaimRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockCall(tx, of);
    if (!found.ok) return found;
    const callId = found.value.id;
    const live = await liveClaim(tx, callId, now);
    if (live) return live.officerId === officer.id ? done(null) : refused('somebody is ringing');
    if (await ringsAnother(tx, officer, of.surgeId, now)) return refused('ringing another');
    const claimedAt = await noEarlierThanLast(tx, callId, now);
    const row = { callId, officerId: officer.id, claimedAt, expiresAt: claimedAt.add(claimLength) };
    const [made] = await tx.insert(surgeClaim).values(row).returning({ id: surgeClaim.id });
    await noteChange(tx, officer, { surgeId: of.surgeId, deed: 'claimed' }, now);
    await record(tx, officer, { operation: 'collect', entity: 'surge_claim', ids: [made!.id] }, now);
    return done(null);
  });
}

/** Gives a claim back before it runs out; only whoever holds it does. */
export function giveBack(
  db: Db,
  officer: Officer,
  of: OfCall,
  now: Temporal.Instant,
): Promise<Outcome<null, GiveBackRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockCall(tx, of);
    if (!found.ok) return found;
    const live = await liveClaim(tx, found.value.id, now);
    if (live?.officerId !== officer.id) return refused('not yours');
    await endClaim(tx, live.id, 'given_back', now);
    await noteChange(tx, officer, { surgeId: of.surgeId, deed: 'gave_back' }, now);
    const entry = { operation: 'alter', entity: 'surge_claim', ids: [live.id], fields: ['ending'] } as const;
    await record(tx, officer, entry, now);
    return done(null);
  });
}

/** Ends a claim that holds. */
export const endClaim = (
  tx: Db,
  id: (typeof surgeClaim.$inferSelect)['id'],
  ending: 'given_back' | 'rung',
  endedAt: Temporal.Instant,
) =>
  tx
    .update(surgeClaim)
    .set({ endedAt: sql`greatest(${surgeClaim.claimedAt}, ${endedAt.toString()}::timestamptz)`, ending })
    .where(eq(surgeClaim.id, id));
