import { usualRefresherMonths } from '#lib/institutions/duty/training-rule.ts';

/** A training somebody had: on which day, and after how many months it is due again. */
type Training = { on: Temporal.PlainDate; refresherMonths: number | null };

/**
 * When somebody was last trained and when they should come again, in a few lines to hold the reckoning in SQL against;
 * null for somebody who never was.
 */
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
