import type { APIContext } from 'astro';
import type { BriefingId } from '#db/schema/briefings.ts';
import { findBriefing, placeOfBriefing } from '#lib/calendar/briefings/find.ts';
import { briefingState } from '#lib/calendar/briefings/state.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;

/**
 * The briefing that the address names, if whoever is signed in may do a thing in its area. A draft is there only for
 * those who write or release. Null when it is not there, or not for them: both look the same.
 */
export async function openBriefing(
  { locals, params }: Page,
  ability: Ability,
  how: 'consult' | 'disclose' = 'consult',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfBriefing(db, readId<'briefing'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const may = {
    write: can.writeBriefing(officer, path),
    release: can.releaseBriefing(officer, path),
    tick: can.tickTask(officer, path),
  };
  if (!can[ability](officer, path) || (!place.releasedAt && !may.write && !may.release)) return null;
  const found = await findBriefing(db, officer, { id: place.id, how }, now);
  if (!found) return null;
  const { briefing, replacedBy } = found;
  const today = ukDay(now);
  const state = briefingState({ ...briefing, isReplaced: replacedBy !== null }, today);
  const seen = { id: place.id, sequence: briefing.sequence };
  const list = { href: paths.staff.briefings, text: 'Briefings' };
  const trail = [list, { href: paths.staff.briefing(place.id), text: found.area.name }];
  return { officer, db, now, today, found, seen, path, may, state, trail };
}
export type OpenBriefing = NonNullable<Awaited<ReturnType<typeof openBriefing>>>;

/** The page of a briefing, with what was done to it. */
export const briefingDone = (id: BriefingId, done: string): Response =>
  seeOther(withQuery(paths.staff.briefing(id), { done }));
