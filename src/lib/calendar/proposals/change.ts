import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal } from '#db/schema/event-proposals.ts';
import type { Partner } from '#lib/actor.ts';
import { columnsOf } from '#lib/audit/columns-of.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { timesRefusal, type TimesRefusal } from '../events/times.ts';
import type { ProposalDetails } from './details.ts';
import { lockWaiting, type SeenProposal, type SeenProposalRefusal, speaksFor } from './lock.ts';

export type ChangeRefusal = SeenProposalRefusal | TimesRefusal;

/** Writes a proposal anew while it waits; whoever decides reads it as it stands then. */
export function changeProposal(
  db: Db,
  actor: Partner,
  seen: SeenProposal,
  details: ProposalDetails,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal>> {
  return db.transaction(async (tx) => {
    const found = await lockWaiting(tx, seen);
    if (!found.ok) return found;
    if (!(await speaksFor(tx, actor.id, found.value.institutionId))) return refused('no such proposal');
    const wrong = timesRefusal(details, now);
    if (wrong) return refused(wrong);
    const counted = { changedAt: now, sequence: sql`${eventProposal.sequence} + 1` };
    await tx
      .update(eventProposal)
      .set({ ...details, ...counted })
      .where(eq(eventProposal.id, seen.id));
    const fields = columnsOf(details);
    const entry = { operation: 'alter', entity: 'event_proposal', ids: [seen.id] } as const;
    await record(tx, actor, { ...entry, fields }, now);
    return done(null);
  });
}
