import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { prepared } from '#db/prepared.ts';
import { isBusy } from '#db/refusals.ts';
import { accessNeed, booking, type BookingId } from '#db/schema/bookings.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { ukDay } from '#lib/dates.ts';
import { type LockedSession, lockSessions } from '../sessions/lock.ts';
import { placesLeft } from '../sessions/places.ts';
import { newReference } from '../sessions/reference.ts';
import { lapseOffers } from '../waiting-list/lapse.ts';
import { type Booking, note } from './history.ts';
import { tellAttendees, tellBooker } from './messages.ts';
import { addPlaces } from './places.ts';
import type { Booked, BookingRequest, RequestRefusal } from './request.ts';

/** Days after a session when what would help somebody take part is erased (retention rule `access_needs`). */
const accessNeedDays = 30;

/**
 * Books places for everybody named, all or nothing.
 *
 * Refuses in words when the session is gone, closed or full, or when this address has a booking for it.
 * The same form sent again answers with the first booking.
 */
export const bookPlaces = (
  db: Db,
  actor: Actor,
  request: BookingRequest,
  now: Temporal.Instant,
): Promise<Outcome<Booked, RequestRefusal>> =>
  ask(db, request, now, async (tx, session) => {
    if (request.people.length > placesLeft(session)) return refused('full');
    const made = await write(tx, actor, request, session, now);
    await addPlaces(tx, made, request.people);
    await Promise.all([
      note(tx, actor, made.id, { kind: 'booked', places: request.people.length }, now),
      tellBooker(tx, 'booking-confirmed', made, {}, now),
    ]);
    await tellAttendees(tx, 'place-confirmed', made, request.people, {}, now);
    return done(made);
  });

/** Joins the queue of a session that has no room for this party. */
export const joinWaitingList = (
  db: Db,
  actor: Actor,
  request: BookingRequest,
  now: Temporal.Instant,
): Promise<Outcome<Booked, RequestRefusal>> =>
  ask(db, request, now, async (tx, session) => {
    const partySize = request.people.length;
    if (partySize <= placesLeft(session)) return refused('places free');
    const made = await write(tx, actor, request, session, now);
    const rank = now.epochMilliseconds / 1000;
    await tx
      .insert(waitlistEntry)
      .values({ bookingId: made.id, sessionId: session.id, partySize, joinedAt: now, rank });
    await note(tx, actor, made.id, { kind: 'joined_waiting_list', places: partySize }, now);
    await tellBooker(tx, 'waiting-list-joined', made, { places: partySize }, now);
    return done(made);
  });

/** Takes the session's lock, answers a form that came before, and refuses what no request may have. */
async function ask(
  db: Db,
  request: BookingRequest,
  now: Temporal.Instant,
  work: (tx: Db, session: LockedSession) => Promise<Outcome<Booking, RequestRefusal>>,
): Promise<Outcome<Booked, RequestRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const sessions = await lockSessions(tx, [request.sessionId]);
      await lapseOffers(tx, sessions, now);
      const before = await earlier(tx, request);
      if (before?.formToken === request.formToken) return done(answer(before, true));
      const session = sessions.get(request.sessionId);
      if (!session) return refused('no such session');
      const refusal = before ? 'already booked' : unfit(session, request, now);
      if (refusal) return refused(refusal);
      const made = await work(tx, session);
      return made.ok ? done(answer(made.value, false)) : made;
    });
  } catch (error) {
    if (isBusy(error)) return refused('busy');
    throw error;
  }
}

const answer = ({ id, keySealed }: Booking, again: boolean): Booked => ({ id, keySealed, again });

/** A booking that this form made already, or else one that this address has for the session. */
async function earlier(tx: Db, { formToken, sessionId, booker }: BookingRequest): Promise<Booking | null> {
  const rows = await bookings(tx).execute({ formToken, sessionId, email: booker.email });
  return rows.find((row) => row.formToken === formToken) ?? rows[0] ?? null;
}

const bookings = prepared((db) =>
  db
    .select()
    .from(booking)
    .where(
      or(
        eq(booking.formToken, sql.placeholder('formToken')),
        and(
          eq(booking.sessionId, sql.placeholder('sessionId')),
          eq(booking.bookerEmail, sql.placeholder('email')),
          isNull(booking.cancelledAt),
        ),
      ),
    )
    .prepare('bookings_before'),
);

function unfit(
  session: LockedSession,
  { people }: BookingRequest,
  now: Temporal.Instant,
): RequestRefusal | null {
  if (session.cancelledAt) return 'session cancelled';
  if (Temporal.Instant.compare(now, session.bookingClosesAt) >= 0) return 'booking closed';
  return people.length > session.placesPerBooking ? 'too many for one booking' : null;
}

async function write(
  tx: Db,
  actor: Actor,
  request: BookingRequest,
  session: LockedSession,
  now: Temporal.Instant,
): Promise<Booking> {
  const id = crypto.randomUUID() as BookingId;
  const [rows] = await Promise.all([
    tx
      .insert(booking)
      .values(columns(id, request, now))
      .returning(),
    request.accessNeed && tx.insert(accessNeed).values(need(id, request.accessNeed, session, now)),
    record(tx, actor, { operation: 'collect', entity: 'booking', ids: [id], fields: collected }, now),
  ]);
  if (!rows[0]) throw new Error('A booking was not written.');
  return rows[0];
}

const collected = ['booker_name', 'booker_email', 'booker_phone', 'booker_role', 'attendees', 'access_need'];

function columns(id: BookingId, request: BookingRequest, now: Temporal.Instant): typeof booking.$inferInsert {
  const { organisation, booker, key } = request;
  return {
    id,
    reference: newReference('B'),
    sessionId: request.sessionId,
    keyHash: key.hash,
    keySealed: key.sealed,
    formToken: request.formToken,
    organisation: organisation.name,
    institutionId: organisation.institutionId,
    institutionTypeCode: organisation.typeCode,
    postcode: organisation.postcode,
    bookerName: booker.name,
    bookerEmail: booker.email,
    bookerPhone: booker.phone,
    bookerRole: booker.role,
    bookedAt: now,
  };
}

const need = (bookingId: BookingId, words: string, session: LockedSession, now: Temporal.Instant) => ({
  bookingId,
  need: words,
  recordedAt: now,
  deleteOn: ukDay(session.endsAt).add({ days: accessNeedDays }),
});
