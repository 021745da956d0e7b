import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { type Booking, bumpSequence, note } from '../bookings/history.ts';
import { tellAttendees, tellBooker } from '../bookings/messages.ts';
import { heldPlaces, type SessionFacts } from '../bookings/ticket.ts';
import { openEntry } from '../waiting-list/entries.ts';

/** Tells a booking's people what changed about their session, and moves it in their diaries. */
export async function tellEverybody(
  tx: Db,
  officer: Officer,
  { id }: Booking,
  details: { changes: readonly string[]; was: SessionFacts },
  now: Temporal.Instant,
): Promise<void> {
  const changed = await bumpSequence(tx, id);
  await note(tx, officer, id, { kind: 'session_changed' }, now);
  const places = await heldPlaces(tx, id);
  if (places.length > 0) {
    await tellBooker(tx, 'booking-changed', changed, details, now);
    await tellAttendees(tx, 'place-changed', changed, places, details, now);
    return;
  }
  // Who only waits has nothing in the diary: they hear of the session as it now is, in the waiting list's words.
  const open = await openEntry(tx, id);
  if (open) await tellBooker(tx, 'waiting-list-joined', changed, { places: open.entry.partySize }, now);
}
