/** How far a resource is, for those who keep it. */
export type ResourceState = 'draft' | 'waiting' | 'published' | 'expiring' | 'expired' | 'withdrawn';

type Standing = {
  withdrawnAt: Temporal.Instant | null;
  /** Of the version that the public reads, if one was approved. */
  current: { expiresOn: Temporal.PlainDate | null } | null;
  /** Of the version that is being worked on, if there is one. */
  open: { askedAt: Temporal.Instant | null } | null;
};

/** From so many days before its last day a resource is said to expire soon. */
export const soonDays = 30;

/** What the public sees of it comes first; a new version on its way is said beside it. */
export function stateOf({ withdrawnAt, current, open }: Standing, today: Temporal.PlainDate): ResourceState {
  if (withdrawnAt) return 'withdrawn';
  if (!current) return open?.askedAt ? 'waiting' : 'draft';
  const { expiresOn } = current;
  if (!expiresOn) return 'published';
  if (Temporal.PlainDate.compare(expiresOn, today) < 0) return 'expired';
  return Temporal.PlainDate.compare(expiresOn, today.add({ days: soonDays })) <= 0 ? 'expiring' : 'published';
}
