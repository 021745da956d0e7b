import type { ProposalMails } from '#lib/mail/proposal-templates.ts';
import type { Every } from '#lib/mail/templates.ts';

/** Believable fields for the mails about events that organisations propose. */
export function proposalExamples(every: Every): ProposalMails {
  const toProposer = {
    ...every,
    partnerName: 'Nadia Ferreira',
    organisation: 'Ashmere Community School',
    title: 'Winter fair',
    when: 'Saturday 5 December 2026, 10am to 2pm',
    reference: 'P4T7K2QX',
    proposalUrl: 'https://concord.example/partner/proposals/0c6f5a1e-5d5c-4c43-9a8b-2f4a3c1d9e77',
  };
  const reasonLines = ['We have two events in Bedford that day already.', 'The week after would suit.'];
  return {
    'event-proposal-received': toProposer,
    'event-proposal-accepted': toProposer,
    'event-proposal-declined': { ...toProposer, reasonLines },
  };
}
