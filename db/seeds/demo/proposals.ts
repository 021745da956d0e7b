import type { AreaId } from '../../schema/areas.ts';
import { eventProposal } from '../../schema/event-proposals.ts';
import { eventChange } from '../../schema/event-history.ts';
import { event, type EventId } from '../../schema/events.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { PartnerId } from '../../schema/partners.ts';
import { ukDay } from '#lib/dates.ts';
import { eventVenues } from './event-venues.ts';
import { hoursOn } from './event-rows.ts';
import { insertRows, type Transaction } from './rows.ts';

type World = { officer: OfficerId; supervisor: OfficerId; district: AreaId; now: Temporal.Instant };
type Proposal = typeof eventProposal.$inferInsert;
type Sender = { partner: PartnerId; email: string; name: string; institution: InstitutionId; school: string };

/** What the school that trains the most proposes: a fair that waits, an evening that stands in the calendar, and one that could not be. */
export async function writeProposals(tx: Transaction, world: World): Promise<void> {
  const [sender] = await tx<Sender[]>`
    select p.id as partner, p.email, p.name, i.id as institution, i.name as school from partner p
      join partner_membership m on m.partner_id = p.id and m.granted_at is not null and m.ended_at is null
      join institution i on i.id = m.institution_id
    where p.email like 'dsl@%' order by p.email limit 1`;
  if (!sender) return;
  const evening = proposalOf(sender, theEvening, world);
  const published = eventOf(evening, world);
  const steps = ['drafted', 'asked', 'approved', 'published'] as const;
  const changes = steps.map((kind, step) => ({
    ...{ eventId: published.id, kind, at: ago(world.now, 8 - step) },
    by: kind === 'approved' ? world.supervisor : world.officer,
  }));
  await insertRows(tx, event, [published]);
  await insertRows(tx, eventChange, changes);
  const answered = { decidedBy: world.officer };
  await insertRows(tx, eventProposal, [
    proposalOf(sender, theFair, world),
    {
      ...{ ...evening, ...answered, decision: 'accepted', eventId: published.id },
      decidedAt: ago(world.now, 8),
    },
    {
      ...{ ...proposalOf(sender, theWalk, world), ...answered, decision: 'declined' },
      decidedAt: ago(world.now, 15),
      decisionWords:
        'The square is booked by the council that day. Ask them for another Saturday, and propose it again.',
    },
  ]);
}

const ago = (now: Temporal.Instant, days: number) => now.subtract({ hours: 24 * days });

type Plan = { reference: string; day: number; from: string; minutes: number; sentDays: number } & Pick<
  Proposal,
  'typeCode' | 'visibility' | 'title' | 'summary' | 'words' | 'audienceCode' | 'wish'
>;

const theFair: Plan = {
  ...{ reference: 'P3W9FAIR', day: 26, from: '10:00', minutes: 240, sentDays: 4 },
  ...{ typeCode: 'type_information_stall', visibility: 'public', title: 'Winter fair' },
  summary: 'Stalls, music and hot food, with tables for local groups.',
  words:
    'Our families hold the fair each winter. Local groups can have a table. Entry is free for everybody.',
  ...{ audienceCode: 'audience_families', wish: 'A stall of yours beside the youth clubs.' },
};
const theEvening: Plan = {
  ...{ reference: 'P7KEVENG', day: 19, from: '18:30', minutes: 90, sentDays: 12 },
  ...{ typeCode: 'type_community_event', visibility: 'public', title: 'Growing up online: an open evening' },
  summary: 'What young people meet online, and how to talk about it at home.',
  words: 'Our pastoral team and our sixth form show what they wish adults knew. Questions are welcome.',
  ...{ audienceCode: 'audience_families', wish: null },
};
const theWalk: Plan = {
  ...{ reference: 'P2QSQARE', day: 41, from: '11:00', minutes: 180, sentDays: 18 },
  ...{ typeCode: 'type_community_event', visibility: 'public', title: 'Music in the square' },
  summary: 'School bands play for the town.',
  words: 'Four bands, an hour each, and tea in between.',
  ...{ audienceCode: null, wish: null },
};

function proposalOf(sender: Sender, plan: Plan, { district: areaId, now }: World): Proposal {
  const { day, from, minutes, sentDays, ...words } = plan;
  const sentAt = ago(now, sentDays);
  const { venue, venuePostcode, access } = eventVenues.kempston;
  const [stepFree, hearingLoop, accessibleToilet, parking, accessNotes] = access;
  return {
    ...{ ...words, ...hoursOn(ukDay(now).add({ days: day }), { from, minutes }) },
    ...{ venue, venuePostcode, areaId, stepFree, hearingLoop, accessibleToilet, parking },
    ...{ access: accessNotes, sentAt, changedAt: sentAt, formToken: crypto.randomUUID() },
    ...{ organisation: sender.school, institutionId: sender.institution, partnerId: sender.partner },
    ...{ proposerName: sender.name, proposerEmail: sender.email },
  };
}

function eventOf(proposal: Proposal, { officer, supervisor, now }: World) {
  const { at } = eventVenues.kempston;
  return {
    id: crypto.randomUUID() as EventId,
    ...{ slug: 'growing-up-online-open-evening', typeCode: proposal.typeCode, visibility: 'public' as const },
    ...{ title: proposal.title, summary: proposal.summary, description: proposal.words },
    ...{ hostedByPolice: false, organiser: proposal.organisation, organiserId: proposal.institutionId },
    ...{ startsAt: proposal.startsAt, endsAt: proposal.endsAt, mode: 'in_person' as const },
    ...{ venue: proposal.venue, venuePostcode: proposal.venuePostcode, areaId: proposal.areaId },
    ...{ stepFree: proposal.stepFree, hearingLoop: proposal.hearingLoop, parking: proposal.parking },
    ...{ accessibleToilet: proposal.accessibleToilet, accessNotes: proposal.access },
    ...{ latitude: at[0], longitude: at[1], precision: 'place' as const, leadOfficerId: officer },
    ...{ addedAt: ago(now, 8), addedBy: officer, askedAt: ago(now, 7) },
    ...{ approvedAt: ago(now, 6), approvedBy: supervisor, publishedAt: ago(now, 5), publishedBy: officer },
    changedAt: ago(now, 5),
  };
}
