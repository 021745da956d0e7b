import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { tellDeclined } from './letters.ts';
import { lockWaiting, type SeenProposal, type SeenProposalRefusal } from './lock.ts';

/** Says no to a proposal, with a reason that its organisation reads. */
export function declineProposal(
  db: Db,
  officer: Officer,
  seen: SeenProposal,
  { reason }: { reason: string },
  now: Temporal.Instant,
): Promise<Outcome<null, SeenProposalRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockWaiting(tx, seen);
    if (!found.ok) return found;
    const decision = { decision: 'declined' as const, decisionWords: reason };
    await tx
      .update(eventProposal)
      .set({ ...decision, decidedAt: now, decidedBy: officer.id })
      .where(eq(eventProposal.id, seen.id));
    const entry = { operation: 'alter', entity: 'event_proposal', ids: [seen.id] } as const;
    await record(tx, officer, { ...entry, fields: ['decision', 'decision_words', 'decided_by'] }, now);
    await tellDeclined(tx, found.value, { reason }, now);
    return done(null);
  });
}
