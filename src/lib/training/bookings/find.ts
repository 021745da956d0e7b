import { and, asc, count, eq, isNull, lt, or } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accessNeed, booking, bookingChange, type BookingId } from '#db/schema/bookings.ts';
import { institutionType } from '#db/schema/institutions.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { hashKey } from '#lib/keys/link-key.ts';
import { openEntry } from '../waiting-list/entries.ts';
import { heldPlaces, sessionFacts } from './ticket.ts';

/** The booking that a link's key opens, or null: wrong, mistyped and forgotten keys look the same. */
export async function bookingOfKey(db: Db, key: string): Promise<BookingId | null> {
  const [row] = await db
    .select({ id: booking.id })
    .from(booking)
    .where(eq(booking.keyHash, hashKey(key)));
  return row?.id ?? null;
}

/** A booking with its session, its people, its turn in the queue and its history; null where there is none. */
export async function findBooking(db: Db, actor: Actor, id: BookingId, now: Temporal.Instant) {
  const [row] = await db
    .select({ booking, institutionType: institutionType.label })
    .from(booking)
    .innerJoin(institutionType, eq(institutionType.code, booking.institutionTypeCode))
    .where(eq(booking.id, id));
  if (!row) return null;
  const [facts, places, waiting, needs, history] = await Promise.all([
    sessionFacts(db, row.booking.sessionId),
    heldPlaces(db, id),
    turn(db, id, now),
    db.select().from(accessNeed).where(eq(accessNeed.bookingId, id)),
    db.select().from(bookingChange).where(eq(bookingChange.bookingId, id)).orderBy(asc(bookingChange.at)),
    record(db, actor, { operation: 'consult', entity: 'booking', ids: [id] }, now),
  ]);
  return { ...row, ...facts, places, waiting, accessNeed: needs[0] ?? null, history };
}
export type FoundBooking = NonNullable<Awaited<ReturnType<typeof findBooking>>>;

/** A booking's turn: how many parties stand before it, and the offer that is still open at this moment. */
async function turn(db: Db, id: BookingId, now: Temporal.Instant) {
  const open = await openEntry(db, id);
  if (!open) return null;
  const { sessionId, rank, id: entryId } = open.entry;
  const sooner = or(
    lt(waitlistEntry.rank, rank),
    and(eq(waitlistEntry.rank, rank), lt(waitlistEntry.id, entryId)),
  );
  const [before] = await db
    .select({ count: count() })
    .from(waitlistEntry)
    .where(and(eq(waitlistEntry.sessionId, sessionId), isNull(waitlistEntry.closedAt), sooner));
  const live = open.offer && Temporal.Instant.compare(now, open.offer.expiresAt) < 0 ? open.offer : null;
  return { entry: open.entry, offer: live, position: (before?.count ?? 0) + 1 };
}
