import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import type { EventId } from '#db/schema/events.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import type { EventDetails } from '../events/details.ts';
import { insertDraft } from '../events/draft.ts';
import { type FitRefusal, fitting } from '../events/fits.ts';
import { draftOf } from './draft-of.ts';
import { tellAccepted } from './letters.ts';
import { lockWaiting, type SeenProposal, type SeenProposalRefusal } from './lock.ts';

export type AcceptRefusal = SeenProposalRefusal | FitRefusal;

/** Where the venue of a proposal is, as far as its postcode tells. */
export type ProposedPoint = Pick<EventDetails, 'latitude' | 'longitude' | 'precision' | 'neighbourhoodId'>;

/**
 * Makes a draft of what was proposed, which goes the way of every event from there: whoever accepts is its author,
 * and somebody else approves it. The row is locked, so that of two officers who decide at once one is told.
 */
export function acceptProposal(
  db: Db,
  officer: Officer,
  seen: SeenProposal,
  point: ProposedPoint,
  now: Temporal.Instant,
): Promise<Outcome<{ eventId: EventId }, AcceptRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockWaiting(tx, seen);
    if (!found.ok) return found;
    const given = draftOf(found.value, officer, point);
    const fits = await fitting(tx, given.details, {}, now);
    if (!fits.ok) return fits;
    const eventId = await insertDraft(tx, officer, { ...given, details: fits.value }, now);
    const decision = { decidedAt: now, decidedBy: officer.id, decision: 'accepted' as const, eventId };
    await tx.update(eventProposal).set(decision).where(eq(eventProposal.id, seen.id));
    const entry = { operation: 'alter', entity: 'event_proposal', ids: [seen.id] } as const;
    await record(tx, officer, { ...entry, fields: ['decision', 'decided_by', 'event_id'] }, now);
    await tellAccepted(tx, found.value, now);
    return done({ eventId });
  });
}
