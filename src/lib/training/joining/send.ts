import { and, eq, exists, gt, isNotNull, isNull, lte, notExists, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace, joiningSent } from '#db/schema/bookings.ts';
import { trainingSession } from '#db/schema/sessions.ts';
import { doEach } from '#lib/jobs/each.ts';
import { sealedLink } from '#lib/mail/links.ts';
import { type Message, queueMail } from '#lib/mail/queue.ts';
import type { Booking } from '../bookings/history.ts';
import { comingFields, keepWords, othersOf } from '../bookings/letters.ts';
import { heldPlaces, sessionFacts } from '../bookings/ticket.ts';
import { markSent } from './sent.ts';

/**
 * Queues the joining instructions that are due and were not sent; run by the worker every quarter of an hour. Whoever
 * books later has them in the confirmation, which counts as sent.
 *
 * @returns how many bookings have them now
 */
export async function sendJoiningInstructions(db: Db, now: Temporal.Instant): Promise<number> {
  return doEach(await due(db, now), (one) => send(db, one, now));
}

async function due(db: Db, now: Temporal.Instant): Promise<Booking[]> {
  const one = { one: sql`1` };
  const place = and(eq(bookingPlace.bookingId, booking.id), isNull(bookingPlace.releasedAt));
  const before = and(eq(joiningSent.bookingId, booking.id), eq(joiningSent.sessionId, booking.sessionId));
  const rows = await db
    .select({ booking })
    .from(trainingSession)
    .innerJoin(booking, eq(booking.sessionId, trainingSession.id))
    .where(
      and(
        isNotNull(trainingSession.joiningInstructions),
        lte(trainingSession.joiningDueAt, now),
        gt(trainingSession.endsAt, now),
        isNull(trainingSession.cancelledAt),
        isNull(booking.cancelledAt),
        exists(db.select(one).from(bookingPlace).where(place)),
        notExists(db.select(one).from(joiningSent).where(before)),
      ),
    );
  return rows.map((row) => row.booking);
}

const send = (db: Db, one: Booking, now: Temporal.Instant): Promise<boolean> =>
  db.transaction(async (tx) => {
    if (!(await markSent(tx, one, now))) return false;
    for (const message of await letters(tx, one, now)) await queueMail(tx, message, now);
    return true;
  });

/** One mail to the booker, with the link, and one to each person with an address of their own. */
async function letters(
  tx: Db,
  one: Booking,
  now: Temporal.Instant,
): Promise<Message<'joining-instructions'>[]> {
  const [facts, places] = [await sessionFacts(tx, one.sessionId), await heldPlaces(tx, one.id)];
  const shared = { ...comingFields(facts, now), keepWords: keepWords(facts), bookerName: one.bookerName };
  const booker = { name: one.bookerName, email: one.bookerEmail };
  const letter = (to: typeof booker, manageUrl: ReturnType<typeof sealedLink> | null) => ({
    template: 'joining-instructions' as const,
    to,
    fields: { ...shared, name: to.name, manageUrl },
    about: { entity: 'booking', id: one.id },
  });
  return [
    letter(booker, sealedLink('/bookings/{key}', one.keySealed)),
    ...othersOf(one, places).map((to) => letter(to, null)),
  ];
}
