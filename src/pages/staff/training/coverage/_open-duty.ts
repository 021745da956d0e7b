import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { placeOf } from '#lib/institutions/duty/find.ts';
import { survivorOf } from '#lib/institutions/duty/records-of.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'request'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/**
 * The institution that the address names, if whoever is signed in may do `check` where it lies; one that lies in no
 * district is for whoever may do it anywhere. A form asks for more than a look.
 *
 * @returns null when it is not there, or not for them: both look the same
 */
export async function openDuty({ locals, params, request }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOf(db, readId(params['institution']));
  if (!place) return null;
  const path = place.districtId ? await knownAreaPath(db, place.districtId, now) : undefined;
  const asked = request.method === 'POST' ? can.recordDuty : check;
  if (!asked(officer, path)) return null;
  const may = {
    record: can.recordDuty(officer, path),
    seePeople: can.seeBookings(officer, path),
    merge: can.mergeInstitutions(officer, path),
  };
  const trail = [{ href: paths.staff.coverage, text: 'Prevent duty coverage' }];
  return { officer, db, now, today: ukDay(now), id: place.id, may, trail };
}
export type OpenDuty = NonNullable<Awaited<ReturnType<typeof openDuty>>>;

/** Leads from a record that was merged to the one it belongs to, for who may see that one; otherwise null. */
export async function movedTo({ locals, params }: Page): Promise<Response | null> {
  const id = readId<'institution'>(params['institution']);
  const survivor = id && (await survivorOf(locals.db, id));
  const place = survivor && (await placeOf(locals.db, survivor));
  if (!place) return null;
  const path = place.districtId && (await knownAreaPath(locals.db, place.districtId, locals.now));
  if (!can.seeCoverage(signedIn(locals), path || undefined)) return null;
  return seeOther(paths.staff.duty(place.id));
}
