import { ukDay } from '#lib/dates.ts';

/** Days after a session when what would help somebody take part is erased (retention rule `access_needs`). */
const keptDays = 30;

/** The day on which the access needs of a session's people go, whenever it is moved to. */
export const accessNeedsGoOn = ({ endsAt }: { endsAt: Temporal.Instant }): Temporal.PlainDate =>
  ukDay(endsAt).add({ days: keptDays });
