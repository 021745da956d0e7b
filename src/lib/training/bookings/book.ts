import { and, eq, isNull, or, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { blanks, prepared } from '#db/prepared.ts';
import { isBusy } from '#db/refusals.ts';
import { accessNeed, booking, type BookingId } from '#db/schema/bookings.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import { together } from '#db/together.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { holdSessions, type LockedSession, readSessions } from '../sessions/lock.ts';
import { placesAllowed } from '../sessions/allowance.ts';
import { isInvited } from '../sessions/invitation.ts';
import { newReference } from '#lib/keys/reference.ts';
import { placesLeft } from '#lib/places/left.ts';
import { rankOf } from '#lib/places/queue.ts';
import { sharesStand } from '../sessions/shares.ts';
import { lapseOffers } from '../waiting-list/lapse.ts';
import { accessNeedsGoOn } from './access-needs.ts';
import { type Booking, note } from './history.ts';
import { type Standing, writeToAttendees, writeToBooker } from './messages.ts';
import { addPlaces } from './places.ts';
import type { Booked, BookingRequest, RequestRefusal } from './request.ts';

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
    const over = await excess(tx, session, request, now);
    if (over) return refused(over);
    const made = rowOf(request, session, now);
    const standing = standingOf(made, session, request.people);
    await together([
      ...write(tx, actor, made, request, session, now),
      addPlaces(tx, made, request.people),
      note(tx, actor, made.id, { kind: 'booked', places: request.people.length }, now),
      writeToBooker(tx, 'booking-confirmed', standing, {}, now),
      writeToAttendees(tx, 'place-confirmed', standing, {}, now),
    ]);
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
    if (!(await excess(tx, session, request, now))) return refused('places free');
    const made = rowOf(request, session, now);
    const entry = { bookingId: made.id, sessionId: session.id, partySize, joinedAt: now, rank: rankOf(now) };
    await together([
      ...write(tx, actor, made, request, session, now),
      joining(tx).execute(entry),
      note(tx, actor, made.id, { kind: 'joined_waiting_list', places: partySize }, now),
      writeToBooker(tx, 'waiting-list-joined', standingOf(made, session, []), { places: partySize }, now),
    ]);
    return done(made);
  });

/** Why a party cannot be seated: there is no room, or what there is is kept for others. */
async function excess(
  tx: Db,
  session: LockedSession,
  { people, organisation: { name, institutionId, typeCode } }: BookingRequest,
  now: Temporal.Instant,
): Promise<'full' | 'over share' | null> {
  if (people.length > placesLeft(session)) return 'full';
  if (!sharesStand(session, now)) return null;
  const asks = { organisation: name, institutionId, institutionTypeCode: typeCode };
  return people.length > (await placesAllowed(tx, session, asks, now)) ? 'over share' : null;
}

const joining = prepared((db) =>
  db
    .insert(waitlistEntry)
    .values(blanks('bookingId', 'sessionId', 'partySize', 'joinedAt', 'rank'))
    .prepare('waiting_list_joined'),
);

/** Takes the session's lock, answers a form that came before, and refuses what no request may have. */
async function ask(
  db: Db,
  request: BookingRequest,
  now: Temporal.Instant,
  work: (tx: Db, session: LockedSession) => Promise<Outcome<Booking, RequestRefusal>>,
): Promise<Outcome<Booked, RequestRefusal>> {
  try {
    return await db.transaction(async (tx) => {
      const ids = [request.sessionId];
      // In this order on one connection: PostgreSQL begins to count when it has answered that the lock is held.
      const [, sessions, found] = await Promise.all([
        holdSessions(tx, ids),
        readSessions(tx, ids),
        earlier(tx, request),
      ]);
      const lapsed = await lapseOffers(tx, sessions, now);
      // An offer that lapsed may have ended the booking that was found.
      const before = lapsed > 0 ? await earlier(tx, request) : found;
      if (before?.formToken === request.formToken) return done(answer(before, true));
      const session = sessions.get(request.sessionId);
      if (!session || !isInvited(session, request.code)) return refused('no such session');
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
  { people, declares }: BookingRequest,
  now: Temporal.Instant,
): RequestRefusal | null {
  if (session.kind === 'whole_organisation') return 'no such session';
  if (session.cancelledAt) return 'session cancelled';
  if (Temporal.Instant.compare(now, session.bookingClosesAt) >= 0) return 'booking closed';
  if (people.length > session.placesPerBooking) return 'too many for one booking';
  return asksFirst(session) && !declares ? 'not declared' : null;
}

/** Whether there is e-learning to do before the day. */
const asksFirst = ({ course }: LockedSession): boolean => course.prerequisites.length > 0;

const standingOf = (booking: Booking, session: LockedSession, places: Standing['places']): Standing => ({
  booking,
  facts: { session, course: session.course, site: session.site, parts: session.parts },
  places,
});

/** Sends the rows of a new booking; the booking's own goes first, because the others refer to it. */
const write = (
  tx: Db,
  actor: Actor,
  made: Booking,
  { accessNeed: words }: BookingRequest,
  session: LockedSession,
  now: Temporal.Instant,
): Promise<unknown>[] => [
  insertion(tx).execute({ ...made, declaredAt: made.declaredAt?.toString() ?? null }),
  ...(words
    ? [
        tx
          .insert(accessNeed)
          .values(need(made.id, words, session, now))
          .execute(),
      ]
    : []),
  record(tx, actor, { operation: 'collect', entity: 'booking', ids: [made.id], fields: collected }, now),
];

const collected = ['booker_name', 'booker_email', 'booker_phone', 'booker_role', 'attendees', 'access_need'];

// What is not given is as the database begins it: see `asNew`.
const given = [
  ...(['id', 'reference', 'sessionId', 'keyHash', 'keySealed', 'formToken', 'organisation'] as const),
  ...(['institutionId', 'institutionTypeCode', 'postcode'] as const),
  ...(['bookerName', 'bookerEmail', 'bookerPhone', 'bookerRole', 'bookedAt'] as const),
] as const;

const insertion = prepared((db) =>
  db
    .insert(booking)
    // A column of a type of ours writes no null by a blank.
    .values({ ...blanks(...given), declaredAt: sql`${sql.placeholder('declaredAt')}::timestamptz` })
    .prepare('booking_written'),
);

function rowOf(request: BookingRequest, session: LockedSession, now: Temporal.Instant): Booking {
  const { organisation, booker, key } = request;
  return {
    id: crypto.randomUUID() as BookingId,
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
    declaredAt: asksFirst(session) ? now : null,
    ...asNew,
  };
}

const asNew = { sequence: 0, cancelledAt: null, cancelledBy: null, cancelReason: null };

const need = (bookingId: BookingId, words: string, session: LockedSession, now: Temporal.Instant) => ({
  bookingId,
  need: words,
  recordedAt: now,
  deleteOn: accessNeedsGoOn(session),
});
