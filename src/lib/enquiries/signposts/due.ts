import { ukDay } from '#lib/dates.ts';

type Checked = { checkedAt: Temporal.Instant; checkEvery: number };

/** The day on which somebody is to hold it against its source again. */
export const checkDue = ({ checkedAt, checkEvery }: Checked): Temporal.PlainDate =>
  ukDay(checkedAt).add({ days: checkEvery });

/** How many days a check is late; nought or less while it holds. */
export const daysLate = (one: Checked, now: Temporal.Instant): number => checkDue(one).until(ukDay(now)).days;
