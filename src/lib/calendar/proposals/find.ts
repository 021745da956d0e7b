import { eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { event } from '#db/schema/events.ts';
import { officer as account } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { proposerFields } from './details.ts';

/** Where a proposal lies, for whoever has to know before it is shown; null where it is not there. */
export async function placeOfProposal(db: Db, id: ProposalId | null) {
  if (!id) return null;
  const [row] = await db
    .select({ id: eventProposal.id, areaId: eventProposal.areaId })
    .from(eventProposal)
    .where(eq(eventProposal.id, id));
  return row ?? null;
}

/** All that is held of a proposal; that it was looked at is recorded. Null where there is none. */
export async function findProposal(db: Db, officer: Officer, id: ProposalId, now: Temporal.Instant) {
  const [row] = await db
    .select({
      proposal: eventProposal,
      ...{ area: area.name, type: eventTerm.label, decider: account.name, eventTitle: event.title },
      audience: sql<
        string | null
      >`(select t.label from event_term t where t.code = event_proposal.audience_code)`,
    })
    .from(eventProposal)
    .innerJoin(area, eq(area.id, eventProposal.areaId))
    .innerJoin(eventTerm, eq(eventTerm.code, eventProposal.typeCode))
    .leftJoin(account, eq(account.id, eventProposal.decidedBy))
    .leftJoin(event, eq(event.id, eventProposal.eventId))
    .where(eq(eventProposal.id, id));
  if (!row) return null;
  const fields = [...proposerFields, 'words'];
  await record(db, officer, { operation: 'consult', entity: 'event_proposal', ids: [id], fields }, now);
  return row;
}
export type FoundProposal = NonNullable<Awaited<ReturnType<typeof findProposal>>>;
