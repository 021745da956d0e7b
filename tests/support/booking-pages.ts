import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { booking, bookingPlace } from '#db/schema/bookings.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import type { Fields } from './form-client.ts';
import { anyone, aRequest, type aSession, now } from './makers.ts';
import { localsFor } from './page-locals.ts';
import { openPage } from './page.ts';

type Session = Awaited<ReturnType<typeof aSession>>;
type Page = Parameters<typeof openPage>[0];

/** Somebody who booked, or joined the waiting list, with the key of their link. */
export async function someoneBooked(db: Db, session: Session, places = 2, verb = bookPlaces) {
  const request = aRequest(session.id, { places });
  const made = await verb(db, anyone, request, now);
  if (!made.ok) throw new Error(made.reason);
  return { ...made.value, key: (request.key as { key?: string }).key!, email: request.booker.email };
}

/** Sends a form to a page of a booking. */
export const sendTo = (db: Db, page: Page, key: string, form: Fields, path = '/') =>
  openPage(page, { path, params: { key }, locals: localsFor(db), form });

/** The form of who comes, as the page would send it with these names. */
export async function peopleForm(
  db: Db,
  id: Awaited<ReturnType<typeof someoneBooked>>['id'],
  names: string[],
): Promise<Fields> {
  const held = await db
    .select()
    .from(bookingPlace)
    .where(eq(bookingPlace.bookingId, id))
    .orderBy(bookingPlace.position);
  const [row] = await db.select().from(booking).where(eq(booking.id, id));
  return {
    sequence: String(row!.sequence),
    places: String(names.length),
    place: names.map((_, index) => held[index]?.id ?? ''),
    attendee: names,
    attendeeEmail: names.map(() => ''),
    intent: 'confirm',
  };
}
