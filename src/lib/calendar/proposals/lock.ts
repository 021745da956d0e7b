import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import type { PartnerId } from '#db/schema/partners.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';

export type ProposalRow = typeof eventProposal.$inferSelect;

/** Which state of a proposal a form showed: what it says may be another by now. */
export type SeenProposal = { id: ProposalId; sequence: number };
export type SeenProposalRefusal = 'no such proposal' | 'decided already' | 'changed meanwhile';

/** A proposal that still waits, locked until the transaction ends, if it is still as it was seen. */
export async function lockWaiting(
  tx: Db,
  { id, sequence }: SeenProposal,
): Promise<Outcome<ProposalRow, SeenProposalRefusal>> {
  const [found] = await tx.select().from(eventProposal).where(eq(eventProposal.id, id)).for('update');
  if (!found) return refused('no such proposal');
  if (found.decidedAt) return refused('decided already');
  return found.sequence === sequence ? done(found) : refused('changed meanwhile');
}

/** Whether somebody was let in to an organisation, and still is. */
export async function speaksFor(tx: Db, partner: PartnerId, institution: InstitutionId | null) {
  const rows = await tx.execute(sql`
    select 1 from partner_membership m where m.partner_id = ${partner} and m.institution_id = ${institution}
      and m.granted_at is not null and m.ended_at is null`);
  return rows.length > 0;
}
