/** Where a "you said, we did" stands: it is public only once somebody else than its author has approved it. */
export const feedbackStates = ['waiting', 'sent_back', 'published', 'withdrawn'] as const;
export type FeedbackState = (typeof feedbackStates)[number];

type Kept = Record<'approvedAt' | 'sentBackAt' | 'withdrawnAt', Temporal.Instant | null>;

/** Where it stands, of what is recorded of it. */
export function feedbackState({ approvedAt, sentBackAt, withdrawnAt }: Kept): FeedbackState {
  if (withdrawnAt) return 'withdrawn';
  if (approvedAt) return 'published';
  return sentBackAt ? 'sent_back' : 'waiting';
}

export const feedbackStateWords: Readonly<Record<FeedbackState, string>> = {
  waiting: 'To approve',
  sent_back: 'Sent back',
  published: 'Published',
  withdrawn: 'Withdrawn',
};
