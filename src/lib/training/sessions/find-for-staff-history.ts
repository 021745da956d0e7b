import { asc, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { bookingChange, type BookingId } from '#db/schema/bookings.ts';
import { officer } from '#db/schema/officers.ts';
import { changeWords } from '../bookings/change-words.ts';

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
    what: changeWords(change),
    by: name ?? (change.actorKind === 'system' ? 'By itself' : 'The booker'),
  }));
}
