import type { ProposalState } from '#lib/calendar/proposals/state.ts';
import { ukDay } from '#lib/dates.ts';

/** How far a proposal is, for our own people. */
export const proposalTags: Readonly<
  Record<ProposalState, { text: string; tone: 'warm' | 'plain' | 'grey' | 'error' }>
> = {
  waiting: { text: 'Waits for us', tone: 'warm' },
  accepted: { text: 'Accepted', tone: 'plain' },
  declined: { text: 'Declined', tone: 'error' },
  withdrawn: { text: 'Taken back', tone: 'grey' },
};

/** "today", "1 day", "12 days": how long somebody has waited, by the calendar. */
export function waitedWords(sentAt: Temporal.Instant, now: Temporal.Instant): string {
  const { days } = ukDay(sentAt).until(ukDay(now));
  if (days === 0) return 'Since today';
  return days === 1 ? '1 day' : `${days} days`;
}
