import type { APIContext } from 'astro';
import type { SurgeCallId } from '#db/schema/surge-calls.ts';
import type { SurgeId } from '#db/schema/surges.ts';
import { placeOfSurge } from '#lib/impact/surge/place.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

type Page = Pick<APIContext, 'locals' | 'params'>;
export type SurgeAbility = 'seeSurge' | 'workSurge' | 'runSurge';

/**
 * The surge that the address names, if whoever is signed in may do a thing there. An officer of one of its areas sees
 * it and works on it; whoever runs it must be able to in all of them. Null when it is not there, or not for them.
 */
export async function openSurgePage({ locals, params }: Page, ability: SurgeAbility) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfSurge(db, readId<'surge'>(params['id']), now);
  if (!place) return null;
  const ways = await Promise.all(place.areaIds.map((id) => knownAreaPath(db, id, now)));
  const allowed: Readonly<Record<SurgeAbility, boolean>> = {
    seeSurge: ways.some((path) => can.seeSurge(officer, path)),
    workSurge: ways.some((path) => can.workSurge(officer, path)),
    runSurge: ways.length > 0 && ways.every((path) => can.runSurge(officer, path)),
  };
  if (!allowed[ability] || !allowed.seeSurge) return null;
  const isOpen = !place.isClosed;
  const may = {
    work: isOpen && allowed.workSurge,
    run: isOpen && allowed.runSurge,
    observe: ways.some((path) => can.recordObservation(officer, path)),
    assess: ways.some((path) => can.writeImpact(officer, path)),
    seeAssessment: ways.some((path) => can.seeImpact(officer, path)),
    log: can.logEngagement(officer),
  };
  const callId = readId<'surge_call'>(params['call']) as SurgeCallId | null;
  return { officer, db, now, place, may, callId, trail: [{ href: paths.staff.surges, text: 'Surge pages' }] };
}
export type OpenSurge = NonNullable<Awaited<ReturnType<typeof openSurgePage>>>;

/** The page of a surge, with what was done there, at the line that it was done to. */
export const surgeDone = (id: SurgeId, done: string, call?: string | null): Response =>
  seeOther(withQuery(paths.staff.surge(id), { done }) + (call ? `#call-${call}` : ''));
