import { and, asc, eq, gt, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { officer as account } from '#db/schema/officers.ts';
import { type RingOutcome, surgeCall, surgeClaim, surgeRing } from '#db/schema/surge-calls.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import { hasReached } from './words.ts';

/** The calls of a surge: those in the order by their place, then those taken out of it, each with who rings and who rang. */
export async function callsOf(db: Db, id: SurgeId, now: Temporal.Instant) {
  const [calls, claims, rings] = await Promise.all([
    callRows(db, id),
    liveClaims(db, id, now),
    ringRows(db, id),
  ]);
  const ofCall = Map.groupBy(rings, ({ callId }) => callId);
  return calls.map(({ removedBy, ...call }) => {
    const rung = ofCall.get(call.id) ?? [];
    const claim = claims.find(({ callId }) => callId === call.id) ?? null;
    return { ...call, removedBy, claim, rings: rung, state: stateOf(rung) };
  });
}
export type SurgeCall = Awaited<ReturnType<typeof callsOf>>[number];
export type Ring = SurgeCall['rings'][number];

/** Not rung yet, to be rung again, or reached: the last ring says. */
export type CallState = 'to ring' | 'ring again' | 'reached';

/** What the rings of a call, oldest first, come to. */
export function stateOf(rings: readonly { outcome: RingOutcome }[]): CallState {
  const last = rings.at(-1);
  if (!last) return 'to ring';
  return hasReached(last.outcome) ? 'reached' : 'ring again';
}

const callRows = (db: Db, id: SurgeId) =>
  db
    .select({
      id: surgeCall.id,
      institutionId: surgeCall.institutionId,
      position: surgeCall.position,
      because: surgeCall.because,
      removedAt: surgeCall.removedAt,
      removedReason: surgeCall.removedReason,
      removedBy: account.name,
    })
    .from(surgeCall)
    .leftJoin(account, eq(account.id, surgeCall.removedBy))
    .where(eq(surgeCall.surgeId, id))
    .orderBy(asc(surgeCall.position), asc(surgeCall.removedAt), asc(surgeCall.id));

const liveClaims = (db: Db, id: SurgeId, now: Temporal.Instant) =>
  db
    .select({
      id: surgeClaim.id,
      callId: surgeClaim.callId,
      officerId: surgeClaim.officerId,
      by: account.name,
      claimedAt: surgeClaim.claimedAt,
      expiresAt: surgeClaim.expiresAt,
    })
    .from(surgeClaim)
    .innerJoin(surgeCall, eq(surgeCall.id, surgeClaim.callId))
    .innerJoin(account, eq(account.id, surgeClaim.officerId))
    .where(and(eq(surgeCall.surgeId, id), isNull(surgeClaim.endedAt), gt(surgeClaim.expiresAt, now)));

const ringRows = (db: Db, id: SurgeId) =>
  db
    .select({
      id: surgeRing.id,
      callId: surgeRing.callId,
      outcome: surgeRing.outcome,
      words: surgeRing.words,
      nextStep: surgeRing.nextStep,
      at: surgeRing.rungAt,
      by: account.name,
    })
    .from(surgeRing)
    .innerJoin(surgeCall, eq(surgeCall.id, surgeRing.callId))
    .innerJoin(account, eq(account.id, surgeRing.rungBy))
    .where(eq(surgeCall.surgeId, id))
    .orderBy(asc(surgeRing.rungAt), asc(surgeRing.id));
