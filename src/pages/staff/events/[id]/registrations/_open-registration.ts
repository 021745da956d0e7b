import type { APIContext } from 'astro';
import { findRegistration, isOf } from '#lib/calendar/registrations/find.ts';
import { can } from '#lib/officers/can.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { openDesk } from './_open.ts';

/** The registration that the address names, for whoever may see those of its event; else null. */
export async function openOne(page: Pick<APIContext, 'locals' | 'params'>) {
  const open = await openDesk(page, can.seeRegistrations);
  const id = readId<'event_registration'>(page.params['registration']);
  if (!open || !id) return null;
  const { db, officer, now, event } = open;
  if (!(await isOf(db, id, event.id))) return null;
  const found = await findRegistration(db, officer, id, now);
  if (!found) return null;
  const list = { href: paths.staff.registrations(event.id), text: 'Registrations' };
  return { ...open, found, here: paths.staff.registration(event.id, id), trail: [...open.trail, list] };
}
