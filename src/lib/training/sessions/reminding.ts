import { and, gt, isNull, lte, type SQLWrapper, sql } from 'drizzle-orm';
import { trainingSession } from '#db/schema/sessions.ts';
import { doEach } from '#lib/jobs/each.ts';

/** Days before a session when whoever has to do with it hears of it again, and when the next reminder takes over. */
const reminders = [
  { daysBefore: 7, until: 1 },
  { daysBefore: 1, until: 0 },
] as const;
export type Reminder = (typeof reminders)[number];

/**
 * Holds for sessions of which a reminder is due, and which somebody has known of since before it was: whoever came
 * later has just had the confirmation, and gets the next one.
 */
export const isReminderDue = (
  { daysBefore, until }: Reminder,
  knownSince: SQLWrapper,
  now: Temporal.Instant,
) =>
  and(
    isNull(trainingSession.cancelledAt),
    lte(trainingSession.startsAt, now.add({ hours: 24 * daysBefore })),
    gt(trainingSession.startsAt, now.add({ hours: 24 * until })),
    sql`${knownSince} < ${reminderDueAt(daysBefore)}`,
  );

/** The moment from which a reminder of a session is due: a column to compare with. */
export const reminderDueAt = (daysBefore: number) =>
  sql`${trainingSession.startsAt} - make_interval(hours => ${24 * daysBefore}::int)`;

/**
 * Sends each reminder to each of those for whom it is due.
 *
 * @param remind false when somebody else was quicker
 * @returns how many were reminded
 */
export async function remindEach<One>(
  due: (reminder: Reminder) => Promise<readonly One[]>,
  remind: (one: One, reminder: Reminder) => Promise<boolean>,
): Promise<number> {
  return doEach(reminders, async (reminder) => doEach(await due(reminder), (one) => remind(one, reminder)));
}
