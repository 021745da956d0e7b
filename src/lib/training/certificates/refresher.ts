import { ukDay } from '#lib/dates.ts';

/** Days before a refresher is due when somebody hears of it. */
export const refresherDays = [60, 14] as const;

/**
 * How many days somebody would be without a valid certificate if they came again at this session: 0 when it is
 * held on the day the refresher is due, or before.
 */
export function daysLapsed(refresherDueOn: Temporal.PlainDate, startsAt: Temporal.Instant): number {
  return Math.max(0, refresherDueOn.until(ukDay(startsAt), { largestUnit: 'days' }).days);
}

/** "Your certificate lapses 3 days before this session"; null while it is good until then. */
export function lapseWords(refresherDueOn: Temporal.PlainDate, startsAt: Temporal.Instant): string | null {
  const days = daysLapsed(refresherDueOn, startsAt);
  if (days === 0) return null;
  return `Your certificate lapses ${days === 1 ? '1 day' : `${days} days`} before this session`;
}

/**
 * Which reminder is due today: the last that has come and that nobody had; null when none is, or the refresher is
 * past. Who was not told at sixty days because nobody ran the job is told once, not twice.
 */
export function reminderDue(
  refresherDueOn: Temporal.PlainDate,
  told: readonly number[],
  today: Temporal.PlainDate,
): number | null {
  const left = today.until(refresherDueOn, { largestUnit: 'days' }).days;
  if (left < 0) return null;
  const come = refresherDays.filter((days) => left <= days);
  const due = come.length > 0 ? Math.min(...come) : null;
  return due === null || told.some((days) => days <= due) ? null : due;
}
