/** What is counted of referrals; the first is all of them. */
export const measures = ['received', 'complete', 'progressed', 'signposted'] as const;
export type Measure = (typeof measures)[number];
export type Counts = Readonly<Record<Measure, number>>;

/** What each is called, and what it means. */
export const measureWords: Readonly<Record<Measure, { label: string; meaning: string }>> = {
  received: { label: 'Received', meaning: 'referrals that came in' },
  complete: { label: 'Complete', meaning: 'with all that the form asks for' },
  progressed: { label: 'Progressed', meaning: 'taken further after a first look' },
  signposted: { label: 'Signposted', meaning: 'pointed to other help' },
};

export const mostCounted = 100_000;

/** What is wrong with four counts, in words; null where they fit each other. */
export function countMistake({ received, complete, progressed, signposted }: Counts): string | null {
  if (complete > received) return 'Enter no more complete referrals than were received';
  if (progressed + signposted > received)
    return 'Enter progressed and signposted so that together they are no more than were received';
  return null;
}
