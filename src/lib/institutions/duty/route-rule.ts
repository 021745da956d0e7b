import type { RouteAnswer } from '#db/schema/duty.ts';

/** Months after which a referral route that was confirmed is looked at again. */
export const checkAgainMonths = 12;

export type RouteState = 'never' | 'none' | 'out_of_date' | 'again' | 'confirmed';

/** Where an institution's referral route stands on a day, by what was found when it was last looked at. */
export function routeState(
  check: { answer: RouteAnswer; on: Temporal.PlainDate } | null,
  today: Temporal.PlainDate,
): RouteState {
  if (!check) return 'never';
  if (check.answer !== 'confirmed') return check.answer;
  const again = check.on.add({ months: checkAgainMonths });
  return Temporal.PlainDate.compare(again, today) <= 0 ? 'again' : 'confirmed';
}
