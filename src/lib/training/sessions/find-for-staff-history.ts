import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bookingChange, type BookingId, type ChangeKind } from '#db/schema/bookings.ts';
import { officer } from '#db/schema/officers.ts';
import { placesWords } from '../words.ts';

const words: Readonly<Record<ChangeKind, string>> = {
  booked: 'Booked',
  joined_waiting_list: 'Joined the waiting list',
  left_waiting_list: 'Left the waiting list',
  offered: 'Places offered',
  offer_accepted: 'Offer accepted',
  offer_declined: 'Offer declined',
  offer_lapsed: 'Offer not answered in time',
  offer_withdrawn: 'Offer withdrawn',
  attendees_changed: 'People changed',
  places_added: 'Places added',
  places_given_back: 'Places given back',
  moved: 'Moved from another date',
  cancelled: 'Cancelled',
};

/** The history of a booking, oldest first: when, what, and by whom. */
export async function bookingHistory(db: Db, id: BookingId) {
  const rows = await db
    .select({ change: bookingChange, officer: officer.name })
    .from(bookingChange)
    .leftJoin(officer, eq(officer.id, bookingChange.officerId))
    .where(eq(bookingChange.bookingId, id))
    .orderBy(asc(bookingChange.at), asc(bookingChange.id));
  return rows.map(({ change, officer: name }) => ({
    at: change.at,
    what: words[change.kind] + (change.places ? `: ${placesWords(change.places)}` : ''),
    by: name ?? (change.actorKind === 'system' ? 'By itself' : 'The booker'),
  }));
}
