import type { Db } from '#db/client.ts';
import { eventProposal, type ProposalId } from '#db/schema/event-proposals.ts';
import type { ProposalDetails } from '#lib/calendar/proposals/details.ts';
import { theArea } from './engagement-makers.ts';
import { now } from './makers.ts';
import { aMembership, anInstitution } from './partner-makers.ts';

/** A winter fair in Bedford in twenty days, as the form of a proposal gives it. */
export async function aProposalGiven(
  db: Db,
  details: Partial<ProposalDetails> = {},
): Promise<ProposalDetails> {
  const startsAt = details.startsAt ?? now.add({ hours: 24 * 20 });
  return {
    ...{ typeCode: 'type_community_event', visibility: 'public', title: 'Winter fair' },
    ...{ summary: 'Stalls and music.', words: 'Everybody is welcome.', audienceCode: null },
    ...{ startsAt, endsAt: startsAt.add({ hours: 3 }), allDay: false },
    ...{ venue: 'Addison Hall', venuePostcode: 'MK42 9KC', areaId: details.areaId ?? (await theArea(db)) },
    ...{ stepFree: true, hearingLoop: false, accessibleToilet: true, parking: 'Free car park', access: null },
    ...{ website: null, wish: 'A stall of yours' },
    ...{ proposerName: 'Nadia Ferreira', proposerEmail: 'nadia@ashmere.school.example', proposerPhone: null },
    ...details,
  };
}

/** Somebody who speaks for a school of their own. */
export async function aProposer(db: Db) {
  const { partner, institutionId, id: membershipId } = await aMembership(db, await anInstitution(db));
  return { partner, institutionId, membershipId };
}

/** A proposal of a school that waits for an answer. */
export async function aProposal(
  db: Db,
  given: Partial<typeof eventProposal.$inferInsert> = {},
): Promise<ProposalId> {
  const { partner, institutionId } = await aProposer(db);
  const details = await aProposalGiven(db, given as Partial<ProposalDetails>);
  const [row] = await db
    .insert(eventProposal)
    .values({
      ...{ reference: `P${crypto.randomUUID().slice(0, 7).toUpperCase()}`, formToken: crypto.randomUUID() },
      ...{ organisation: 'Ashmere School', institutionId, partnerId: partner.id, sentAt: now },
      ...{ changedAt: now, ...details, ...given },
    })
    .returning({ id: eventProposal.id });
  return row!.id;
}
