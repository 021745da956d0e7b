import type { Db } from '#db/client.ts';
import type { Decision } from '#lib/training/decisions/list.ts';
import { warningsOf } from '#lib/training/diary/warnings.ts';
import { besideSession } from '#lib/training/sessions/find-for-staff-beside.ts';
import { ukDay } from '#lib/dates.ts';

export type DecisionRow = Decision & { warnings: string[] };

/** The sessions to decide, each with what stands in the diaries of its trainers. */
export const decisionsWithWarnings = (
  db: Db,
  rows: readonly Decision[],
  now: Temporal.Instant,
): Promise<DecisionRow[]> =>
  Promise.all(
    rows.map(async (row) => {
      const { trainers } = await besideSession(db, row.session.id);
      const officers = trainers.map(({ id }) => id);
      const clashes = await warningsOf(db, row, officers, now);
      return { ...row, warnings: clashes.map(({ words }) => words) };
    }),
  );

/** "Today", "In 3 days", "2 days late": how long there is to decide. */
export function daysLeftWords(
  decideAt: Temporal.Instant,
  now: Temporal.Instant,
): { text: string; isLate: boolean } {
  const days = ukDay(now).until(ukDay(decideAt)).total('days');
  const count = Math.abs(days) === 1 ? '1 day' : `${Math.abs(days)} days`;
  if (days === 0) return { text: 'Today', isLate: true };
  return days > 0 ? { text: `In ${count}`, isLate: false } : { text: `${count} late`, isLate: true };
}

/** The sentence that a cancellation for lack of bookings begins with; the officer may write another. */
export const tooFewReason = 'Too few places were booked for it to go ahead.';
