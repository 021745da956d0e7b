import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accessNeed, booking } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import { officer } from '#db/schema/officers.ts';
import { waitlistEntry, waitlistOffer, waitlistReorder } from '#db/schema/waiting-list.ts';
import type { Officer } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';

type Person = { name: string | null; email: string | null };

/**
 * Who booked a session and who waits for it, for an officer who may see people; the look is recorded.
 *
 * @param sees.accessNeeds whether what would help them take part is shown too
 */
export async function findPeopleForStaff(
  db: Db,
  actor: Officer,
  id: SessionId,
  sees: { accessNeeds: boolean },
  now: Temporal.Instant,
) {
  const [bookings, queue, reorders] = await Promise.all([
    bookingsOf(db, id),
    queueOf(db, id),
    reordersOf(db, id),
  ]);
  const shown = sees.accessNeeds ? bookings : bookings.map((one) => ({ ...one, need: null }));
  const ids = bookings.map((one) => one.id);
  const fields = ['booker_name', 'attendees', ...(sees.accessNeeds ? ['access_need'] : [])];
  if (ids.length > 0) await record(db, actor, { operation: 'consult', entity: 'booking', ids, fields }, now);
  return { bookings: shown, queue, reorders };
}
export type PeopleForStaff = Awaited<ReturnType<typeof findPeopleForStaff>>;

const held = sql<Person[]>`coalesce((select jsonb_agg(jsonb_build_object(
  'name', p.attendee_name, 'email', p.attendee_email) order by p.position)
  from booking_place p where p.booking_id = booking.id and p.released_at is null), '[]'::jsonb)`;

const bookingsOf = (db: Db, id: SessionId) =>
  db
    .select({
      id: booking.id,
      reference: booking.reference,
      organisation: booking.organisation,
      bookerName: booking.bookerName,
      bookedAt: booking.bookedAt,
      cancelledAt: booking.cancelledAt,
      declaredAt: booking.declaredAt,
      people: held,
      need: accessNeed.need,
    })
    .from(booking)
    .leftJoin(accessNeed, eq(accessNeed.bookingId, booking.id))
    .where(eq(booking.sessionId, id))
    .orderBy(sql`booking.cancelled_at is not null`, asc(booking.bookedAt), asc(booking.id));

const queueOf = (db: Db, id: SessionId) =>
  db
    .select({
      id: waitlistEntry.id,
      bookingId: booking.id,
      organisation: booking.organisation,
      bookerName: booking.bookerName,
      partySize: waitlistEntry.partySize,
      joinedAt: waitlistEntry.joinedAt,
      offerEndsAt: waitlistOffer.expiresAt,
    })
    .from(waitlistEntry)
    .innerJoin(booking, eq(booking.id, waitlistEntry.bookingId))
    .leftJoin(
      waitlistOffer,
      and(eq(waitlistOffer.entryId, waitlistEntry.id), isNull(waitlistOffer.answeredAt)),
    )
    .where(and(eq(waitlistEntry.sessionId, id), isNull(waitlistEntry.closedAt)))
    .orderBy(asc(waitlistEntry.rank), asc(waitlistEntry.id));

const reordersOf = (db: Db, id: SessionId) =>
  db
    .select({
      at: waitlistReorder.at,
      organisation: booking.organisation,
      from: waitlistReorder.fromPosition,
      to: waitlistReorder.toPosition,
      reason: waitlistReorder.reason,
      by: officer.name,
    })
    .from(waitlistReorder)
    .innerJoin(waitlistEntry, eq(waitlistEntry.id, waitlistReorder.entryId))
    .innerJoin(booking, eq(booking.id, waitlistEntry.bookingId))
    .innerJoin(officer, eq(officer.id, waitlistReorder.officerId))
    .where(eq(waitlistEntry.sessionId, id))
    .orderBy(desc(waitlistReorder.at));
