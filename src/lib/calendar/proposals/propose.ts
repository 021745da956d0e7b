import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import { institution, type InstitutionId } from '#db/schema/institutions.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { newReference } from '#lib/keys/reference.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { timesRefusal, type TimesRefusal } from '../events/times.ts';
import { type ProposalDetails, proposerFields } from './details.ts';
import { tellReceived } from './letters.ts';
import { speaksFor } from './lock.ts';

/** So many proposals of one organisation wait at once: more is a series, which an officer arranges. */
export const mostWaiting = 20;

export type Proposed = { institutionId: InstitutionId; formToken: string; details: ProposalDetails };
export type ProposeRefusal = TimesRefusal | 'not yours' | 'too many';

/** Puts an event of an organisation before the officers of its area; one form sent twice is one proposal. */
export function proposeEvent(
  db: Db,
  actor: Partner,
  { institutionId, formToken, details }: Proposed,
  now: Temporal.Instant,
): Promise<Outcome<{ id: ProposalId }, ProposeRefusal>> {
  return db.transaction(async (tx) => {
    if (!(await speaksFor(tx, actor.id, institutionId))) return refused('not yours');
    // Locked, so that one form sent twice counts itself.
    const [of] = await tx.select().from(institution).where(eq(institution.id, institutionId)).for('update');
    const [sent] = await tx.select().from(eventProposal).where(eq(eventProposal.formToken, formToken));
    if (sent) return sent.institutionId === institutionId ? done({ id: sent.id }) : refused('not yours');
    const wrong = timesRefusal(details, now);
    if (wrong) return refused(wrong);
    const waiting = and(eq(eventProposal.institutionId, institutionId), isNull(eventProposal.decidedAt));
    if ((await tx.$count(eventProposal, waiting)) >= mostWaiting) return refused('too many');
    const sender = { partnerId: actor.id, institutionId, organisation: of!.name, formToken };
    const [made] = await tx
      .insert(eventProposal)
      .values({ ...details, ...sender, reference: newReference('P'), sentAt: now, changedAt: now })
      .returning();
    const entry = { operation: 'collect', entity: 'event_proposal', ids: [made!.id] } as const;
    await record(tx, actor, { ...entry, fields: proposerFields }, now);
    await tellReceived(tx, made!, now);
    return done({ id: made!.id });
  });
}
