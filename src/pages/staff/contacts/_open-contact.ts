import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { placeOfContact } from '#lib/institutions/contacts/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'request'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/**
 * The contact that the address names, if whoever is signed in may do `check` where they lie; a form asks for more
 * than a look. Null when they are not there, or not for them: both look the same.
 */
export async function openContact({ locals, params, request }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now, environment } = locals;
  const place = await placeOfContact(db, readId(params['id']));
  if (!place || place.mergedIntoId) return null;
  const path = place.areaId ? await knownAreaPath(db, place.areaId, now) : undefined;
  const asked = request.method === 'POST' ? can.manageContacts : check;
  if (!asked(officer, path)) return null;
  const { id } = place;
  const trail = [{ href: paths.staff.contacts, text: 'Contacts' }];
  const mayManage = can.manageContacts(officer, path);
  const home = paths.staff.contact(id);
  const here = { officer, db, now, today: ukDay(now), secret: environment.secret };
  return { ...here, id, mayManage, trail, home };
}
export type OpenContact = NonNullable<Awaited<ReturnType<typeof openContact>>>;

/** Leads from a record that was merged to the one it belongs to, for who may see that one; otherwise null. */
export async function movedTo({ locals, params }: Page): Promise<Response | null> {
  const { db, now } = locals;
  const place = await placeOfContact(db, readId(params['id']));
  const survivor = place && (await placeOfContact(db, place.mergedIntoId));
  if (!survivor) return null;
  const path = survivor.areaId ? await knownAreaPath(db, survivor.areaId, now) : undefined;
  return can.seeContacts(signedIn(locals), path) ? seeOther(paths.staff.contact(survivor.id)) : null;
}
