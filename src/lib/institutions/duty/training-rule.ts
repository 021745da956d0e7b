/** Months after which training is due again, where its course does not say. */
export const usualRefresherMonths = 24;

/** So many days before it is due again, a training counts as due soon. */
const dueSoonDays = 60;

export type TrainingState = 'never' | 'overdue' | 'soon' | 'trained';

/** Where somebody stands with their training on a day: the day on which it is due is the first that is late. */
export function trainingState(dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): TrainingState {
  if (!dueOn) return 'never';
  const left = today.until(dueOn, { largestUnit: 'days' }).days;
  if (left <= 0) return 'overdue';
  return left <= dueSoonDays ? 'soon' : 'trained';
}
