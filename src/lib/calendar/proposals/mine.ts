import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import { eventTerm } from '#db/schema/event-terms.ts';
import { event } from '#db/schema/events.ts';
import { partnerMembership } from '#db/schema/partners.ts';
import type { Partner } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { proposerFields } from './details.ts';

const most = 50;

/** The event that a proposal became, as far as it is out: a draft is not told of. */
const columns = {
  proposal: eventProposal,
  area: area.name,
  type: eventTerm.label,
  audience: sql<
    string | null
  >`(select t.label from event_term t where t.code = event_proposal.audience_code)`,
  event: {
    slug: event.slug,
    visibility: event.visibility,
    publishedAt: event.publishedAt,
    cancelledAt: event.cancelledAt,
  },
};

const proposalsOf = (db: Db, actor: Partner, id?: ProposalId) =>
  db
    .select(columns)
    .from(eventProposal)
    .innerJoin(area, eq(area.id, eventProposal.areaId))
    .innerJoin(eventTerm, eq(eventTerm.code, eventProposal.typeCode))
    .leftJoin(event, eq(event.id, eventProposal.eventId))
    .where(and(inArray(eventProposal.institutionId, own(db, actor)), id && eq(eventProposal.id, id)))
    .orderBy(desc(eventProposal.sentAt), desc(eventProposal.id))
    .limit(most);
export type OwnProposal = Awaited<ReturnType<typeof proposalsOf>>[number];

const own = (db: Db, { id }: Partner) =>
  db
    .select({ id: partnerMembership.institutionId })
    .from(partnerMembership)
    .where(
      and(
        eq(partnerMembership.partnerId, id),
        sql`${partnerMembership.grantedAt} is not null and ${partnerMembership.endedAt} is null`,
      ),
    );

/** What the organisations of somebody proposed, latest first; that it was looked at is recorded. */
export async function listOwnProposals(
  db: Db,
  actor: Partner,
  now: Temporal.Instant,
): Promise<OwnProposal[]> {
  const rows = await proposalsOf(db, actor);
  const ids = rows.map(({ proposal }) => proposal.id);
  const entry = { operation: 'consult', entity: 'event_proposal', ids } as const;
  if (ids.length > 0) await record(db, actor, { ...entry, fields: proposerFields }, now);
  return rows;
}

/** One of them, or null where it is none of theirs. */
export async function findOwnProposal(
  db: Db,
  actor: Partner,
  id: ProposalId | null,
  now: Temporal.Instant,
): Promise<OwnProposal | null> {
  const [row] = id ? await proposalsOf(db, actor, id) : [];
  if (!row) return null;
  const entry = { operation: 'consult', entity: 'event_proposal', ids: [row.proposal.id] } as const;
  await record(db, actor, { ...entry, fields: proposerFields }, now);
  return row;
}
