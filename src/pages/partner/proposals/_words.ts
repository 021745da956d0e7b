import type { OwnProposal } from '#lib/calendar/proposals/mine.ts';
import { proposalState, type ProposalState } from '#lib/calendar/proposals/state.ts';
import { lastDay } from '#lib/calendar/events/times.ts';
import { day, timeRange, ukDay } from '#lib/dates.ts';
import { paths } from '#lib/web/paths.ts';

type Proposal = OwnProposal['proposal'];

/** How far a proposal is, in a word or two. */
export const proposalTags: Readonly<
  Record<ProposalState, { text: string; tone: 'warm' | 'plain' | 'grey' | 'error' }>
> = {
  waiting: { text: 'Waiting for us', tone: 'warm' },
  accepted: { text: 'Accepted', tone: 'plain' },
  declined: { text: 'Declined', tone: 'error' },
  withdrawn: { text: 'Taken back', tone: 'grey' },
};

/** "Thursday 3 December 2026, 6pm to 8pm", "Friday 4 December 2026 to Sunday 6 December 2026, all day". */
export function proposedWhen(times: Pick<Proposal, 'startsAt' | 'endsAt' | 'allDay'>): string {
  const last = lastDay(times);
  const isOneDay = ukDay(times.startsAt).equals(last);
  const days = isOneDay ? day(times.startsAt) : `${day(times.startsAt)} to ${day(last)}`;
  return `${days}, ${times.allDay ? 'all day' : timeRange(times.startsAt, times.endsAt)}`;
}

/** Where the event that a proposal became can be read; null while it is not out. */
export function eventHref({ event }: OwnProposal): string | null {
  if (!event?.publishedAt) return null;
  if (event.visibility === 'public') return paths.event(event.slug);
  return event.visibility === 'partners' ? paths.partner.event(event.slug) : null;
}

/** What stands to be said of a proposal, in a sentence or two. */
export function stateWords(own: OwnProposal): string {
  const state = proposalState(own.proposal);
  if (state === 'waiting') return 'An officer of your area reads it and writes to you.';
  if (state === 'withdrawn') return 'You took it back. Nobody decides on it.';
  if (state === 'declined') return 'We cannot take it up.';
  if (own.event?.cancelledAt) return 'It was taken up, and has been cancelled since.';
  return eventHref(own)
    ? 'It stands in our calendar.'
    : 'We are taking it up. A colleague reads it once more before it is published; the link shows here then.';
}
