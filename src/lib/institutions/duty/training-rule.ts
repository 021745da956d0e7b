/** Months after which training is due again, where its course does not say. */
export const usualRefresherMonths = 24;

/** So many days before it is due again, a training counts as due soon. */
export const dueSoonDays = 60;

/** A training somebody had: on which day, and after how many months it is due again. */
export type Training = { on: Temporal.PlainDate; refresherMonths: number | null };

/** When somebody was last trained and when they should come again; null for somebody who never was. */
export function lastTraining(
  trainings: readonly Training[],
  today: Temporal.PlainDate,
): { trainedOn: Temporal.PlainDate; dueOn: Temporal.PlainDate } | null {
  const been = trainings
    .filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0)
    .map(({ on, refresherMonths }) => ({
      trainedOn: on,
      dueOn: on.add({ months: refresherMonths ?? usualRefresherMonths }),
    }));
  // Of two on one day the one that lasts longer counts.
  return (
    been.toSorted(
      (a, b) =>
        Temporal.PlainDate.compare(b.trainedOn, a.trainedOn) || Temporal.PlainDate.compare(b.dueOn, a.dueOn),
    )[0] ?? null
  );
}

export type TrainingState = 'never' | 'overdue' | 'soon' | 'trained';

/** Where somebody stands with their training on a day: the day on which it is due is the first that is late. */
export function trainingState(dueOn: Temporal.PlainDate | null, today: Temporal.PlainDate): TrainingState {
  if (!dueOn) return 'never';
  const left = today.until(dueOn, { largestUnit: 'days' }).days;
  if (left <= 0) return 'overdue';
  return left <= dueSoonDays ? 'soon' : 'trained';
}
