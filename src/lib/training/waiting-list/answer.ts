import type { Db } from '#db/client.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { changeBooking, type ChangeRefusal } from '../bookings/change.ts';
import { bumpSequence, note } from '../bookings/history.ts';
import { tellBooker } from '../bookings/messages.ts';
import { addPlaces } from '../bookings/places.ts';
import { closeEntry, endIfEmpty, openEntry } from './entries.ts';
import { offerPlaces } from './offer.ts';

/** Takes the places that are held for a booking; the names can follow. */
export function acceptOffer(
  db: Db,
  actor: Actor,
  id: BookingId,
  now: Temporal.Instant,
): Promise<Outcome<{ places: number }, ChangeRefusal | 'no offer'>> {
  return changeBooking(db, id, {}, now, async ({ tx, booking }) => {
    const open = await openEntry(tx, id);
    if (!open?.offer) return refused('no offer');
    const places = open.offer.partySize;
    await closeEntry(tx, open.entry.id, { as: 'placed', offer: 'accepted' }, now);
    await addPlaces(
      tx,
      booking,
      Array.from({ length: places }, () => ({ name: null, email: null })),
    );
    const changed = await bumpSequence(tx, id);
    await note(tx, actor, id, { kind: 'offer_accepted', places }, now);
    await record(tx, actor, { operation: 'alter', entity: 'booking', ids: [id], fields: ['places'] }, now);
    await tellBooker(tx, 'booking-confirmed', changed, {}, now);
    return done({ places });
  });
}

/** Leaves the queue of a session, declining the offer if one is open; places already held stay. */
export function leaveWaitingList(
  db: Db,
  actor: Actor,
  id: BookingId,
  now: Temporal.Instant,
): Promise<Outcome<null, ChangeRefusal | 'not waiting'>> {
  return changeBooking(db, id, {}, now, async ({ tx, session }) => {
    const open = await openEntry(tx, id);
    if (!open) return refused('not waiting');
    const kind = open.offer ? 'offer_declined' : 'left_waiting_list';
    await closeEntry(tx, open.entry.id, { as: open.offer ? 'declined' : 'left', offer: 'declined' }, now);
    const booking = await endIfEmpty(tx, id, now);
    await note(tx, actor, id, { kind, places: open.entry.partySize }, now);
    await record(
      tx,
      actor,
      { operation: 'alter', entity: 'booking', ids: [id], fields: ['waiting_list'] },
      now,
    );
    const left = open.offer
      ? 'You turned down the places we offered.'
      : 'You asked to leave the waiting list.';
    const told = { places: open.entry.partySize, left };
    if (booking) await tellBooker(tx, 'waiting-list-left', booking, told, now);
    await offerPlaces(tx, { ...session, held: session.held - (open.offer?.partySize ?? 0) }, now);
    return done(null);
  });
}
