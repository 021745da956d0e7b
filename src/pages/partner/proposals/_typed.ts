import type { Partner } from '#lib/actor.ts';
import type { OwnProposal } from '#lib/calendar/proposals/mine.ts';
import { emptyForm } from '#lib/web/form.ts';
import { whenTyped } from '../../staff/events/_read-when.ts';
import type { ProposalChoices } from './_choices.ts';
import { proposalForm, type ProposalTyped } from './_form.ts';

/** The form of a new proposal before anybody typed in it. */
export const newTyped = (actor: Partner, { organisations }: ProposalChoices): ProposalTyped =>
  emptyForm(proposalForm, {
    token: crypto.randomUUID(),
    organisation: organisations.length === 1 ? organisations[0]!.value : '',
    ...{ type: 'type_community_event', visibility: 'public' },
    ...{ name: actor.name ?? '', email: actor.email },
  });

/** The form filled with a proposal, to change it. */
export const typedOf = ({ proposal }: OwnProposal): ProposalTyped =>
  emptyForm(proposalForm, {
    ...{ token: crypto.randomUUID(), sequence: String(proposal.sequence) },
    organisation: proposal.institutionId ?? '',
    ...{ type: proposal.typeCode, title: proposal.title, summary: proposal.summary, words: proposal.words },
    ...{ visibility: proposal.visibility, audience: proposal.audienceCode ?? '' },
    ...{ website: proposal.website ?? '', wish: proposal.wish ?? '' },
    ...whenTyped(proposal),
    ...{ venue: proposal.venue, postcode: proposal.venuePostcode, parking: proposal.parking },
    ...{ access: proposal.access ?? '', venueAccess: accessOf(proposal) },
    ...{ name: proposal.proposerName, email: proposal.proposerEmail, phone: proposal.proposerPhone ?? '' },
  });

const accessOf = ({ stepFree, hearingLoop, accessibleToilet }: OwnProposal['proposal']): string[] => [
  ...(stepFree ? ['step'] : []),
  ...(hearingLoop ? ['loop'] : []),
  ...(accessibleToilet ? ['toilet'] : []),
];
