import { ukDay, ukMoment } from '#lib/dates.ts';

/** How often it is looked at: each day, each week or each month. */
export type Rhythm = 'daily' | 'weekly' | 'monthly';

const firstWeek = { hours: 7 * 24 };
const firstMonth = { hours: 28 * 24 };
const { compare } = Temporal.Instant;

/** The rhythm at a moment: 24 hours in the first week, then each week, and after four weeks each month. */
export function rhythmAt(startedAt: Temporal.Instant, at: Temporal.Instant): Rhythm {
  if (compare(at, startedAt.add(firstWeek)) < 0) return 'daily';
  return compare(at, startedAt.add(firstMonth)) < 0 ? 'weekly' : 'monthly';
}

/**
 * When the next review is due after one, or after the start. A day is 24 hours; a week and a month keep the time of
 * day of the UK across a change of clocks.
 */
export function nextDue(startedAt: Temporal.Instant, reviewedAt: Temporal.Instant): Temporal.Instant {
  const rhythm = rhythmAt(startedAt, reviewedAt);
  if (rhythm === 'daily') return reviewedAt.add({ hours: 24 });
  const time = reviewedAt.toZonedDateTimeISO('Europe/London').toPlainTime();
  const on = ukDay(reviewedAt).add(rhythm === 'weekly' ? { days: 7 } : { months: 1 });
  return ukMoment(on, time);
}

/** What happened so far of the reviews of an assessment. */
export type Reviewed = {
  startedAt: Temporal.Instant;
  /** When the last review said that the next is due; null before the first. */
  nextDueAt: Temporal.Instant | null;
  /** The first thing that happened and that no review has answered. */
  triggeredAt: Temporal.Instant | null;
};

/** When the next review is due: by the clock, or since something happened. */
export function dueAt({ startedAt, nextDueAt, triggeredAt }: Reviewed): Temporal.Instant {
  const byClock = nextDueAt ?? nextDue(startedAt, startedAt);
  return triggeredAt && compare(triggeredAt, byClock) < 0 ? triggeredAt : byClock;
}

/** Whether a review is overdue: on the minute it is due it is. */
export const isOverdue = (due: Temporal.Instant, now: Temporal.Instant): boolean => compare(due, now) <= 0;
