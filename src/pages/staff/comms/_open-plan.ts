import type { APIContext } from 'astro';
import type { CommsPlanId } from '#db/schema/comms-plans.ts';
import { isKeeperOf } from '#lib/impact/comms/edit.ts';
import { findPlan, placeOfPlan } from '#lib/impact/comms/find.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { readingOf } from './_reading.ts';
import { planName } from './_words.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'url'>;

/**
 * The comms plan that the address names, as far as whoever is signed in may read it, if they may do a thing there. It
 * is written, approved and released where it lies; it is read in its further areas too. Null when it is not there, or
 * not for them: both look the same.
 */
export async function openPlan(
  { locals, params, url }: Page,
  ability: Ability,
  how: 'consult' | 'disclose' = 'consult',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfPlan(db, readId<'comms_plan'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const further = await Promise.all(place.further.map(({ id }) => knownAreaPath(db, id, now)));
  const sees = [path, ...further].some((one) => can.seeComms(officer, one));
  if (!sees || (ability !== 'seeComms' && !can[ability](officer, path))) return null;
  const reading = await readingOf(locals, officer);
  const found = await findPlan(db, officer, { id: place.id, reading, how }, now);
  // What is under embargo is worked on by those who may read what it is about.
  if (!found || (ability !== 'seeComms' && !found.mayRead)) return null;
  const isOpen = found.closedAt === null;
  const may = {
    write: isOpen && found.mayRead && can.writeComms(officer, path),
    approve: isOpen && found.mayRead && can.approveComms(officer, path),
    release: isOpen && found.mayRead && can.releaseComms(officer, path),
    keep: isOpen && isKeeperOf(place, reading),
    learn: can.recordLesson(officer, path),
  };
  const list = { href: paths.staff.commsPlans, text: 'Comms plans' };
  const trail = [list, { href: paths.staff.commsPlan(place.id), text: planName(found) }];
  const chosen = readId<'comms_version'>(url.searchParams.get('piece'));
  const asked = { id: place.id, reading };
  return { officer, db, now, found, place, path, asked, reading, may, trail, chosen };
}
export type OpenPlan = NonNullable<Awaited<ReturnType<typeof openPlan>>>;

/** The page of a plan, with what was done to it. */
export const planDone = (id: CommsPlanId, done: string): Response =>
  seeOther(withQuery(paths.staff.commsPlan(id), { done }));
