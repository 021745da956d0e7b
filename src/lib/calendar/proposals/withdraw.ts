import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { speaksFor } from './lock.ts';

export type WithdrawRefusal = 'no such proposal' | 'decided already';

/** Takes a proposal back that still waits; taken back twice, it stays taken back. */
export function withdrawProposal(
  db: Db,
  actor: Partner,
  id: ProposalId,
  now: Temporal.Instant,
): Promise<Outcome<null, WithdrawRefusal>> {
  return db.transaction(async (tx) => {
    const [found] = await tx.select().from(eventProposal).where(eq(eventProposal.id, id)).for('update');
    if (!found || !(await speaksFor(tx, actor.id, found.institutionId))) return refused('no such proposal');
    if (found.decision === 'withdrawn') return done(null);
    if (found.decidedAt) return refused('decided already');
    await tx
      .update(eventProposal)
      .set({ decidedAt: now, decision: 'withdrawn' })
      .where(eq(eventProposal.id, id));
    const entry = { operation: 'alter', entity: 'event_proposal', ids: [id], fields: ['decision'] } as const;
    await record(tx, actor, entry, now);
    return done(null);
  });
}
