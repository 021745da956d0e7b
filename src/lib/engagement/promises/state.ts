/** Where a promise stands. It is over when those it was made to were told how it ended, not before. */
export type PromiseState = 'late' | 'due' | 'to_tell' | 'told';

type Kept = {
  dueOn: Temporal.PlainDate;
  endedAt: Temporal.Instant | null;
  toldAt: Temporal.Instant | null;
};

/** Where a promise stands on a day; on the day it is due it is not late yet. */
export function promiseState({ dueOn, endedAt, toldAt }: Kept, today: Temporal.PlainDate): PromiseState {
  if (toldAt) return 'told';
  if (endedAt) return 'to_tell';
  return Temporal.PlainDate.compare(dueOn, today) < 0 ? 'late' : 'due';
}
