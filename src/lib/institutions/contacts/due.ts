import { ukDay } from '#lib/dates.ts';

/** Days within which somebody must be told that we hold their details; after them the details go. */
export const noticeDays = 28;
/** Days after which whoever looks after a contact is warned that its notice is owed. */
export const warningDays = [14, 21] as const;
/** Months after which somebody makes sure that a contact still holds. */
export const reviewMonths = 12;

/** The day on which a contact is erased if nobody told them by then. */
export const untoldEndsOn = (addedAt: Temporal.Instant): Temporal.PlainDate =>
  ukDay(addedAt).add({ days: noticeDays });

/** Days left to give a notice: 1 on the last, since the erasure comes in the night. */
export const noticeDaysLeft = (addedAt: Temporal.Instant, today: Temporal.PlainDate): number =>
  today.until(untoldEndsOn(addedAt), { largestUnit: 'days' }).days;

/** The day on which a contact is to be reviewed. */
export const reviewDueOn = (renewedAt: Temporal.Instant): Temporal.PlainDate =>
  ukDay(renewedAt).add({ months: reviewMonths });

/** "3 days left", "Last day": how long there is. */
export function daysLeftWords(left: number): string {
  if (left < 1) return 'Erased tonight';
  return left === 1 ? 'Last day' : `${left} days left`;
}
