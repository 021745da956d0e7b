import type { APIContext } from 'astro';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { placeOfObservation } from '#lib/tension/observations/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** The observation that the address names, for an officer who may do a thing there; null when it is not there, or not for them. */
export async function openObservation(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability = 'seeObservations',
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const place = await placeOfObservation(db, readId<'tension_observation'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  if (!can[ability](officer, path)) return null;
  const trail = [{ href: paths.staff.observations, text: 'Observations' }];
  return {
    ...{ ...place, officer, db, now, trail },
    maySeeEngagement: can.seeEngagements(officer, path),
    mayTriage: can.triageObservation(officer, path),
    mayAssess: can.writeAssessment(officer, path),
  };
}
export type OpenObservation = NonNullable<Awaited<ReturnType<typeof openObservation>>>;
