import { and, asc, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area, type AreaId } from '#db/schema/areas.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

/** What waits for an answer, and what has one. */
export const proposalLists = ['waiting', 'answered'] as const;
export type ProposalList = (typeof proposalLists)[number];
export const proposalsSize = 25;

/** The areas whose proposals a reader decides, and where in a list they are. */
export type AskedProposals = {
  areas: readonly AreaId[];
  list: ProposalList;
  after?: ProposalId | undefined;
};

const columns = {
  ...{ id: eventProposal.id, title: eventProposal.title, organisation: eventProposal.organisation },
  ...{ startsAt: eventProposal.startsAt, endsAt: eventProposal.endsAt, allDay: eventProposal.allDay },
  ...{ sentAt: eventProposal.sentAt, decidedAt: eventProposal.decidedAt, decision: eventProposal.decision },
  ...{ venue: eventProposal.venue, visibility: eventProposal.visibility },
  ...{ area: area.name, type: eventTerm.label },
};

/** One page of what organisations proposed: what waits, oldest first; or what was answered, latest first. */
export async function listProposals(
  db: Db,
  officer: Officer,
  { areas, list, after }: AskedProposals,
  now: Temporal.Instant,
) {
  if (areas.length === 0) return { rows: [], hasMore: false };
  const isWaiting = list === 'waiting';
  const state = isWaiting ? isNull(eventProposal.decidedAt) : isNotNull(eventProposal.decidedAt);
  const here = inArray(eventProposal.areaId, [...areas]);
  const found = await db
    .select(columns)
    .from(eventProposal)
    .innerJoin(area, eq(area.id, eventProposal.areaId))
    .innerJoin(eventTerm, eq(eventTerm.code, eventProposal.typeCode))
    .where(and(state, here, after && beyond(after, isWaiting)))
    .orderBy(...order(isWaiting))
    .limit(proposalsSize + 1);
  const rows = found.slice(0, proposalsSize);
  const ids = rows.map(({ id }) => id);
  const entry = { operation: 'consult', entity: 'event_proposal', ids, fields: ['organisation'] } as const;
  if (ids.length > 0) await record(db, officer, entry, now);
  return { rows, hasMore: found.length > proposalsSize };
}
export type ListedProposal = Awaited<ReturnType<typeof listProposals>>['rows'][number];

const order = (isWaiting: boolean) =>
  isWaiting
    ? [asc(eventProposal.sentAt), asc(eventProposal.id)]
    : [desc(eventProposal.decidedAt), desc(eventProposal.id)];

const beyond = (after: ProposalId, isWaiting: boolean): SQL =>
  isWaiting
    ? sql`(event_proposal.sent_at, event_proposal.id) > ((select l.sent_at from event_proposal l where l.id = ${after}), ${after}::uuid)`
    : sql`(event_proposal.decided_at, event_proposal.id) < ((select l.decided_at from event_proposal l where l.id = ${after}), ${after}::uuid)`;
