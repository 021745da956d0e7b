import type { Db } from '#db/client.ts';
import { bookPlaces } from '#lib/training/bookings/book.ts';
import type { Fields } from './form-client.ts';
import { anyone, aRequest, type aSession, now } from './makers.ts';
import { localsFor } from './page-locals.ts';
import { openPage } from './page.ts';

type Session = Awaited<ReturnType<typeof aSession>>;
type Page = Parameters<typeof openPage>[0];

/** Somebody who has booked a session, or waits for it, with the key of their link. */
export async function someone(db: Db, session: Session, places = 2, verb = bookPlaces) {
  const request = aRequest(session.id, { places });
  const made = await verb(db, anyone, request, now);
  if (!made.ok) throw new Error(made.reason);
  return { ...made.value, key: (request.key as { key?: string }).key!, email: request.booker.email };
}

/** Opens a page of a booking by its link. */
export const look = (db: Db, page: Page, key: string) =>
  openPage(page, { params: { key }, locals: localsFor(db) });

/** Sends the form of such a page. */
export const send = (db: Db, page: Page, key: string, form: Fields, path = '/') =>
  openPage(page, { path, params: { key }, locals: localsFor(db), form });
