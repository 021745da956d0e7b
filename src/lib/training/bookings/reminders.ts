import { and, eq, exists, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, bookingReminder } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { soonWords } from '#lib/dates.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import { isReminderDue, type Reminder, remindEach } from '../sessions/reminding.ts';
import type { Booking } from './history.ts';
import { comingFields, keepWords, othersOf, peopleLines } from './letters.ts';
import { heldPlaces, sessionFacts } from './ticket.ts';

/**
 * Queues each reminder of a booking that is due and was not queued yet; run by the worker every quarter of an hour.
 *
 * @returns how many bookings were reminded
 */
export const queueReminders = (db: Db, now: Temporal.Instant): Promise<number> =>
  remindEach(
    (reminder) => due(db, reminder, now),
    (one, reminder) => remind(db, one, reminder, now),
  );

const due = (db: Db, reminder: Reminder, now: Temporal.Instant) =>
  db
    .select({ booking })
    .from(booking)
    .innerJoin(trainingSession, eq(trainingSession.id, booking.sessionId))
    .leftJoin(
      bookingReminder,
      and(
        eq(bookingReminder.bookingId, booking.id),
        eq(bookingReminder.sessionId, booking.sessionId),
        eq(bookingReminder.daysBefore, reminder.daysBefore),
      ),
    )
    .where(
      and(
        isNull(booking.cancelledAt),
        isNull(bookingReminder.bookingId),
        isReminderDue(reminder, booking.bookedAt, now),
        exists(
          db
            .select({ one: sql`1` })
            .from(bookingPlace)
            .where(and(eq(bookingPlace.bookingId, booking.id), isNull(bookingPlace.releasedAt))),
        ),
      ),
    );

async function remind(
  db: Db,
  { booking: one }: { booking: Booking },
  { daysBefore }: Reminder,
  now: Temporal.Instant,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const { id: bookingId, sessionId } = one;
    const first = await tx
      .insert(bookingReminder)
      .values({ bookingId, sessionId, daysBefore, queuedAt: now })
      .onConflictDoNothing()
      .returning();
    if (first.length === 0) return false;
    for (const message of await letters(tx, one, now)) await queueMail(tx, message, now);
    return true;
  });
}

/** One mail to the booker, with the link, and one to each person with an address of their own. */
async function letters(tx: Db, one: Booking, now: Temporal.Instant): Promise<Message<'reminder'>[]> {
  const [facts, places] = [await sessionFacts(tx, one.sessionId), await heldPlaces(tx, one.id)];
  const about = { entity: 'booking', id: one.id };
  const shared = {
    ...comingFields(facts, now),
    keepWords: keepWords(facts),
    bookerName: one.bookerName,
    when: soonWords(facts.session.startsAt, now),
  };
  const booker = { name: one.bookerName, email: one.bookerEmail };
  const manageUrl = sealedLink('/bookings/{key}', one.keySealed);
  return [
    {
      template: 'reminder',
      to: booker,
      fields: { ...shared, name: booker.name, people: peopleLines(places), manageUrl },
      about,
    },
    ...othersOf(one, places).map((to): Message<'reminder'> => ({
      template: 'reminder',
      to,
      fields: { ...shared, name: to.name, people: [], manageUrl: null },
      about,
    })),
  ];
}
