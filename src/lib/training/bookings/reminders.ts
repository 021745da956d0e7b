import { and, eq, exists, gt, isNull, lte, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, bookingReminder } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { Booking } from './history.ts';
import { comingFields, keepWords, peopleLines } from './letters.ts';
import { heldPlaces, sessionFacts } from './ticket.ts';

/** Days before a session when everybody with a place hears of it again, and the words for each. */
const reminders = [
  { daysBefore: 7, when: 'in 7 days', until: 1 },
  { daysBefore: 1, when: 'tomorrow', until: 0 },
] as const;
type Reminder = (typeof reminders)[number];

/**
 * Queues each reminder that is due and was not queued yet; run by the worker every quarter of an hour.
 *
 * Somebody who booked after a reminder was due has just had the confirmation, and gets the next one.
 * @returns how many bookings were reminded
 */
export async function queueReminders(db: Db, now: Temporal.Instant): Promise<number> {
  let reminded = 0;
  for (const reminder of reminders)
    for (const one of await due(db, reminder, now))
      reminded += (await remind(db, one, reminder, now)) ? 1 : 0;
  return reminded;
}

const due = (db: Db, { daysBefore, until }: Reminder, now: Temporal.Instant) =>
  db
    .select({ booking })
    .from(booking)
    .innerJoin(trainingSession, eq(trainingSession.id, booking.sessionId))
    .leftJoin(
      bookingReminder,
      and(
        eq(bookingReminder.bookingId, booking.id),
        eq(bookingReminder.sessionId, booking.sessionId),
        eq(bookingReminder.daysBefore, daysBefore),
      ),
    )
    .where(
      and(
        isNull(booking.cancelledAt),
        isNull(trainingSession.cancelledAt),
        isNull(bookingReminder.bookingId),
        lte(trainingSession.startsAt, now.add({ hours: 24 * daysBefore })),
        gt(trainingSession.startsAt, now.add({ hours: 24 * until })),
        sql`${booking.bookedAt} < ${trainingSession.startsAt} - make_interval(hours => ${24 * daysBefore}::int)`,
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
  { daysBefore, when }: Reminder,
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
    for (const message of await letters(tx, one, when, now)) await queueMail(tx, message, now);
    return true;
  });
}

/** One mail to the booker, with the link, and one to each person with an address of their own. */
async function letters(
  tx: Db,
  one: Booking,
  when: string,
  now: Temporal.Instant,
): Promise<Message<'reminder'>[]> {
  const [facts, places] = [await sessionFacts(tx, one.sessionId), await heldPlaces(tx, one.id)];
  const about = { entity: 'booking', id: one.id };
  const shared = {
    ...comingFields(facts, now),
    keepWords: keepWords(facts),
    bookerName: one.bookerName,
    when,
  };
  const booker = { name: one.bookerName, email: one.bookerEmail };
  const manageUrl = sealedLink('/bookings/{key}', one.keySealed);
  const attendees = places.flatMap(({ name, email }) =>
    email && email.toLowerCase() !== booker.email.toLowerCase() ? [{ name: name ?? email, email }] : [],
  );
  return [
    {
      template: 'reminder',
      to: booker,
      fields: { ...shared, name: booker.name, people: peopleLines(places), manageUrl },
      about,
    },
    ...attendees.map((to): Message<'reminder'> => ({
      template: 'reminder',
      to,
      fields: { ...shared, name: to.name, people: [], manageUrl: null },
      about,
    })),
  ];
}
