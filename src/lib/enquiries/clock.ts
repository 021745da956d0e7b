import { ukDay } from '#lib/dates.ts';
import { workingHoursAfter, workingHoursBetween } from '#lib/working-hours.ts';

/** Hours of working days within which whoever writes to us has an answer. */
export const answerHours = 72;

/** By when somebody who writes now has an answer. */
export const answerBy = (now: Temporal.Instant): Temporal.Instant => workingHoursAfter(now, answerHours);

/** "Thursday 26 November 2026": the day on which the clock runs out; to the public we promise its end. */
export const dueDay = (dueAt: Temporal.Instant): Temporal.PlainDate =>
  ukDay(dueAt.subtract({ milliseconds: 1 }));

/** How an enquiry stands with its clock: how long is left, or how long it is late. */
export type Clock = { isLate: boolean; isLastDay: boolean; text: string };

/** "1 day and 4 hours": working time in words, by whole hours. */
export function spanWords(hours: number): string {
  const whole = Math.floor(hours);
  const [days, rest] = [Math.floor(whole / 24), whole % 24];
  const parts = [
    ...(days > 0 ? [`${days} ${days === 1 ? 'day' : 'days'}`] : []),
    ...(rest > 0 ? [`${rest} ${rest === 1 ? 'hour' : 'hours'}`] : []),
  ];
  return parts.join(' and ') || 'less than an hour';
}

/** "2 days and 3 hours late", "20 hours left", both in working time; null where no clock runs. */
export function clockOf(dueAt: Temporal.Instant | null, now: Temporal.Instant): Clock | null {
  if (!dueAt) return null;
  const isLate = Temporal.Instant.compare(dueAt, now) < 0;
  const hours = isLate ? workingHoursBetween(dueAt, now) : workingHoursBetween(now, dueAt);
  return {
    isLate,
    isLastDay: !isLate && hours < 24,
    text: `${spanWords(hours)} ${isLate ? 'late' : 'left'}`,
  };
}
