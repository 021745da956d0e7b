import type { newsletterSending } from '#db/schema/newsletter-sendings.ts';
import type { newsletterIssue, newsletterVersion } from '#db/schema/newsletter-issues.ts';

export const issueStates = [
  'draft',
  'waiting',
  'approved',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'cancelled',
  'discarded',
] as const;
/** Where a newsletter stands. */
export type IssueState = (typeof issueStates)[number];

type Version = Pick<typeof newsletterVersion.$inferSelect, 'askedAt' | 'approvedAt'>;
type Sending = Pick<
  typeof newsletterSending.$inferSelect,
  'listedAt' | 'pausedAt' | 'cancelledAt' | 'finishedAt'
>;

/** Where a newsletter stands, by its newest version and the sending of that. */
export function issueState(
  issue: Pick<typeof newsletterIssue.$inferSelect, 'discardedAt'>,
  version: Version,
  sending: Sending | null,
): IssueState {
  if (issue.discardedAt) return 'discarded';
  if (sending?.finishedAt) return 'sent';
  if (sending?.cancelledAt) return 'cancelled';
  if (sending?.pausedAt) return 'paused';
  if (sending) return sending.listedAt ? 'sending' : 'scheduled';
  if (version.approvedAt) return 'approved';
  return version.askedAt ? 'waiting' : 'draft';
}

export const stateWords: Readonly<Record<IssueState, string>> = {
  draft: 'Draft',
  waiting: 'Waits for approval',
  approved: 'Approved',
  scheduled: 'Scheduled',
  sending: 'Being sent',
  paused: 'Paused',
  sent: 'Sent',
  cancelled: 'Cancelled',
  discarded: 'Discarded',
};
