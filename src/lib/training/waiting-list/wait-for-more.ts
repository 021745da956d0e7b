import type { Db } from '#db/client.ts';
import type { BookingId } from '#db/schema/bookings.ts';
import { waitlistEntry } from '#db/schema/waiting-list.ts';
import type { Actor } from '#lib/actor.ts';
import { record } from '#lib/audit/record.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { rankOf } from '#lib/places/queue.ts';
import { changeBooking, type ChangeRefusal } from '../bookings/change.ts';
import { note } from '../bookings/history.ts';
import { tellBooker } from '../bookings/messages.ts';
import { heldPlaces } from '../bookings/ticket.ts';
import { placesAllowed } from '../sessions/allowance.ts';
import { openEntry } from './entries.ts';

/** Puts a booking into the queue for more places than the session has left. */
export function waitForMore(
  db: Db,
  actor: Actor,
  id: BookingId,
  more: number,
  now: Temporal.Instant,
): Promise<
  Outcome<
    { partySize: number },
    ChangeRefusal | 'already waiting' | 'places free' | 'too many for one booking'
  >
> {
  return changeBooking(db, id, {}, now, async ({ tx, booking, session }) => {
    if (await openEntry(tx, id)) return refused('already waiting');
    if (more <= (await placesAllowed(tx, session, booking, now))) return refused('places free');
    const held = await heldPlaces(tx, id);
    if (held.length + more > session.placesPerBooking) return refused('too many for one booking');
    const turn = { partySize: more, joinedAt: now, rank: rankOf(now) };
    await tx.insert(waitlistEntry).values({ bookingId: id, sessionId: session.id, ...turn });
    await note(tx, actor, id, { kind: 'joined_waiting_list', places: more }, now);
    await record(
      tx,
      actor,
      { operation: 'alter', entity: 'booking', ids: [id], fields: ['waiting_list'] },
      now,
    );
    await tellBooker(tx, 'waiting-list-joined', booking, { places: more }, now);
    return done({ partySize: more });
  });
}
