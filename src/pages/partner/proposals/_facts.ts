import type { OwnProposal } from '#lib/calendar/proposals/mine.ts';
import { proposedWhen } from './_words.ts';

type Fact = { name: string; lines: readonly string[] };

/** What an organisation proposed, a fact a line, without what it left empty. */
export function factsOf({ proposal, type, area, audience }: OwnProposal): Fact[] {
  const contact = [proposal.proposerName, proposal.proposerEmail, proposal.proposerPhone];
  const circle = proposal.visibility === 'public' ? 'Everybody' : 'Partners only';
  const facts: [name: string, lines: (string | null)[]][] = [
    ['When', [proposedWhen(proposal)]],
    ['Where', [`${proposal.venue}, ${proposal.venuePostcode}`, area]],
    ['Getting in', accessOf(proposal)],
    ['In one sentence', [proposal.summary]],
    ['What happens there', proposal.words.split('\n').filter(Boolean)],
    ['Kind of event', [type]],
    ['Who it is for', [audience ?? 'Anybody']],
    ['Who may find it', [circle]],
    ['Page about it', [proposal.website]],
    ['What you would like of us', [proposal.wish]],
    ['Whom we can ask', contact],
  ];
  return facts
    .map(([name, lines]) => ({ name, lines: lines.filter((line) => line !== null) }))
    .filter(({ lines }) => lines.length > 0);
}

function accessOf(proposal: OwnProposal['proposal']): (string | null)[] {
  const has = (is: boolean, yes: string, no: string) => (is ? yes : no);
  return [
    has(proposal.stepFree, 'Step-free way in', 'No step-free way in'),
    has(proposal.hearingLoop, 'Hearing loop', 'No hearing loop'),
    has(proposal.accessibleToilet, 'Accessible toilet', 'No accessible toilet'),
    `Parking: ${proposal.parking}`,
    proposal.access,
  ];
}
