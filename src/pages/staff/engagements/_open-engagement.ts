import type { APIContext } from 'astro';
import type { Officer } from '#lib/actor.ts';
import { placeOfEngagement } from '#lib/engagement/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type AreaPath, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'request'>;
type Check = (officer: Officer, path?: AreaPath) => boolean;

/**
 * The engagement that the address names, if whoever is signed in may do `check` where it was; a form asks for more
 * than a look. Null when it is not there, or not for them: both look the same.
 */
export async function openEngagement({ locals, params, request }: Page, check: Check) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfEngagement(db, readId<'engagement'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const asked = request.method === 'POST' && check === can.seeEngagements ? can.logEngagement : check;
  if (!asked(officer, path)) return null;
  const may = {
    edit: can.logEngagement(officer, path),
    passOn: can.passOnConcern(officer, path),
    people: can.seeContacts(officer, path),
    promise: can.keepPromises(officer, path),
    observe: can.recordObservation(officer, path),
    train: can.manageSessions(officer, path),
  };
  const trail = [{ href: paths.staff.engagements, text: 'Engagements' }];
  return { ...place, officer, db, now, may, trail, home: paths.staff.engagement(place.id) };
}
export type OpenEngagement = NonNullable<Awaited<ReturnType<typeof openEngagement>>>;
