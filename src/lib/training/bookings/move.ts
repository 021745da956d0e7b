import { and, eq, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { accessNeed, booking, type BookingId } from '#db/schema/bookings.ts';
import type { SessionId } from '#db/schema/sessions.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { day } from '#lib/dates.ts';
import { placesLeft } from '#lib/places/left.ts';
import type { LockedSession } from '../sessions/lock.ts';
import { placesAllowed } from '../sessions/allowance.ts';
import { closeEntry, openEntry } from '../waiting-list/entries.ts';
import { offerPlaces } from '../waiting-list/offer.ts';
import { accessNeedsGoOn } from './access-needs.ts';
import { changeBooking, type ChangeRefusal, type Locked } from './change.ts';
import { bumpSequence, note } from './history.ts';
import { tellAttendees, tellBooker } from './messages.ts';
import { heldPlaces, sessionFacts } from './ticket.ts';

export type MoveRefusal =
  | ChangeRefusal
  | 'same session'
  | 'other course'
  | 'session cancelled'
  | 'booking closed'
  | 'full'
  | 'over share'
  | 'already booked'
  | 'no places';

/** Moves a booking with all its places to another date of the same course; its invite moves with it. */
export function moveBooking(
  db: Db,
  actor: Actor,
  id: BookingId,
  to: SessionId,
  now: Temporal.Instant,
): Promise<Outcome<{ places: number }, MoveRefusal>> {
  return changeBooking(db, id, { alsoLock: to }, now, async (locked) => {
    const { tx, session: from, others } = locked;
    const target = others.get(to);
    const places = await heldPlaces(tx, id);
    const refusal = target ? await unfit(locked, target, places.length, now) : 'session cancelled';
    if (!target || refusal) return refused(refusal ?? 'session cancelled');
    const open = await openEntry(tx, id);
    if (open) await closeEntry(tx, open.entry.id, { as: 'moved', offer: 'declined' }, now);
    const was = await sessionFacts(tx, from.id);
    const moved = await bumpSequence(tx, id, { sessionId: to });
    await tx
      .update(accessNeed)
      .set({ deleteOn: accessNeedsGoOn(target) })
      .where(eq(accessNeed.bookingId, id));
    await note(tx, actor, id, { kind: 'moved', places: places.length, fromSessionId: from.id }, now);
    await record(tx, actor, { operation: 'alter', entity: 'booking', ids: [id], fields: ['session'] }, now);
    const changes = [`Moved from ${day(from.startsAt)} to ${day(target.startsAt)}`];
    const told = { changes, was };
    await tellBooker(tx, 'booking-changed', moved, told, now);
    await tellAttendees(tx, 'place-changed', moved, places, told, now);
    const freed = { taken: from.taken - places.length, held: from.held - (open?.offer?.partySize ?? 0) };
    await offerPlaces(tx, { ...from, ...freed }, now);
    return done({ places: places.length });
  });
}

async function unfit(
  { tx, booking: mine, session: from }: Locked,
  target: LockedSession,
  places: number,
  now: Temporal.Instant,
): Promise<MoveRefusal | null> {
  if (places === 0) return 'no places';
  if (target.id === from.id) return 'same session';
  if (target.courseId !== from.courseId) return 'other course';
  if (target.cancelledAt || target.kind !== 'open') return 'session cancelled';
  if (Temporal.Instant.compare(now, target.bookingClosesAt) >= 0) return 'booking closed';
  if (places > placesLeft(target)) return 'full';
  if (places > (await placesAllowed(tx, target, mine, now))) return 'over share';
  const twin = and(eq(booking.sessionId, target.id), eq(booking.bookerEmail, mine.bookerEmail));
  return (await tx.$count(booking, and(twin, isNull(booking.cancelledAt)))) > 0 ? 'already booked' : null;
}
