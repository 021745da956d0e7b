import { and, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { event } from '#db/schema/events.ts';
import { eventRegistration, eventReminder } from '#db/schema/registrations.ts';
import { soonWords } from '#lib/dates.ts';
import { doEach } from '#lib/jobs/each.ts';
import { findFacts } from './facts.ts';
import { tell } from './messages.ts';
import type { Registration } from './registration.ts';

/** Days before an event when whoever wants it hears of it again, and when the next reminder takes over. */
const reminders = [
  { daysBefore: 7, until: 1 },
  { daysBefore: 1, until: 0 },
] as const;
type Reminder = (typeof reminders)[number];

/**
 * Queues each reminder that is due and was not queued yet, to those who want them; run by the worker every quarter of
 * an hour. Who registered after it was due has just had the confirmation, and gets the next one.
 *
 * @returns how many were reminded
 */
export const remindRegistered = (db: Db, now: Temporal.Instant): Promise<number> =>
  doEach(reminders, async (reminder) =>
    doEach(await due(db, reminder, now), (one) => remind(db, one.registration, reminder, now)),
  );

const due = (db: Db, { daysBefore, until }: Reminder, now: Temporal.Instant) =>
  db
    .select({ registration: eventRegistration })
    .from(event)
    .innerJoin(eventRegistration, eq(eventRegistration.eventId, event.id))
    .leftJoin(
      eventReminder,
      and(eq(eventReminder.registrationId, eventRegistration.id), eq(eventReminder.daysBefore, daysBefore)),
    )
    .where(
      and(
        isNull(event.cancelledAt),
        isNull(event.postponedAt),
        lte(event.startsAt, now.add({ hours: 24 * daysBefore })),
        gt(event.startsAt, now.add({ hours: 24 * until })),
        isNotNull(eventRegistration.placedAt),
        isNull(eventRegistration.endedAt),
        isNotNull(eventRegistration.email),
        eq(eventRegistration.wantsReminder, true),
        isNull(eventReminder.registrationId),
        sql`${eventRegistration.placedAt} < ${event.startsAt} - make_interval(hours => ${24 * daysBefore}::int)`,
      ),
    );

function remind(
  db: Db,
  registration: Registration,
  { daysBefore }: Reminder,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const first = await tx
      .insert(eventReminder)
      .values({ registrationId: registration.id, daysBefore, queuedAt: now })
      .onConflictDoNothing()
      .returning();
    const facts = await findFacts(tx, registration.eventId);
    if (first.length === 0 || !facts) return false;
    const when = soonWords(facts.event.startsAt, now);
    await tell(tx, 'event-reminder', registration, facts, { when }, now);
    return true;
  });
}
