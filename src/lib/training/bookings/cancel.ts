import type { Db } from '#db/client.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { closeEntry, openEntry } from '../waiting-list/entries.ts';
import { offerPlaces } from '../waiting-list/offer.ts';
import { changeBooking, type ChangeRefusal } from './change.ts';
import { bumpSequence, note } from './history.ts';
import { tellAttendees, tellBooker } from './messages.ts';
import { releaseAll } from './places.ts';
import { heldPlaces } from './ticket.ts';

/** Cancels a booking: its places go to those who wait, and every diary that had it is told. */
export function cancelBooking(
  db: Db,
  actor: Actor,
  id: BookingId,
  details: { reason: string | null },
  now: Temporal.Instant,
): Promise<Outcome<{ places: number }, ChangeRefusal>> {
  return changeBooking(db, id, {}, now, async ({ tx, session }) => {
    const places = await heldPlaces(tx, id);
    const open = await openEntry(tx, id);
    if (open) await closeEntry(tx, open.entry.id, { as: 'cancelled', offer: 'declined' }, now);
    await releaseAll(tx, id, now);
    const by = actor.kind === 'officer' ? 'officer' : 'booker';
    const set = { cancelledAt: now, cancelledBy: by, cancelReason: details.reason } as const;
    const booking = await bumpSequence(tx, id, set);
    await note(tx, actor, id, { kind: 'cancelled', places: places.length }, now);
    await record(
      tx,
      actor,
      { operation: 'erase', entity: 'booking', ids: [id], fields: ['attendees', 'access_need'] },
      now,
    );
    const left = 'You asked to leave the waiting list.';
    // Whoever only waited gave nothing back, and has nothing in the diary.
    if (places.length > 0) await tellBooker(tx, 'booking-cancelled', booking, { places: places.length }, now);
    else
      await tellBooker(tx, 'waiting-list-left', booking, { places: open?.entry.partySize ?? 0, left }, now);
    await tellAttendees(tx, 'place-cancelled', booking, places, {}, now);
    const freed = {
      taken: session.taken - places.length,
      held: session.held - (open?.offer?.partySize ?? 0),
    };
    await offerPlaces(tx, { ...session, ...freed }, now);
    return done({ places: places.length });
  });
}
