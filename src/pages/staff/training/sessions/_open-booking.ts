import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import type { AreaPath } from '#lib/officers/can.ts';
import { findBooking } from '#lib/training/bookings/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { openPeople } from './_open-people.ts';

/** The booking that the address names, in a session where whoever is signed in may do `check`. */
export async function openBooking(
  page: Pick<APIContext, 'locals' | 'params'>,
  check: (officer: Officer, path: AreaPath) => boolean,
) {
  const open = await openPeople(page, check);
  const id = readId<'booking'>(page.params['booking']);
  if (!open || !id) return null;
  const found = await findBooking(open.db, open.officer, id, open.now);
  if (found?.booking.sessionId !== open.session.id) return null;
  const here = { href: paths.staff.booking(open.session.id, id), text: found.booking.organisation };
  return { ...open, found, trail: [...open.trail, here] };
}
