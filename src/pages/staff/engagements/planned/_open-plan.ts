import type { APIContext } from 'astro';
import { ukDay } from '#lib/dates.ts';
import { placeOfPlan } from '#lib/engagement/plans/lock.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

type Page = Pick<APIContext, 'locals' | 'params' | 'request'>;

/**
 * The plan that the address names, if whoever is signed in may do `ability` where it lies; a form asks for more than a
 * look. Null when it is not there, or not for them: both look the same.
 */
export async function openPlan(
  { locals, params, request }: Page,
  ability: 'seeEngagements' | 'logEngagement',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfPlan(db, readId<'planned_contact'>(params['id']));
  if (!place) return null;
  const path = place.districtId ? await knownAreaPath(db, place.districtId, now) : undefined;
  const mayChange = can.logEngagement(officer, path);
  if (request.method === 'POST' ? !mayChange : !can[ability](officer, path)) return null;
  const trail = [{ href: paths.staff.plans, text: 'Planned' }];
  return { officer, db, now, today: ukDay(now), id: place.id, path, mayChange, trail };
}
export type OpenPlan = NonNullable<Awaited<ReturnType<typeof openPlan>>>;
