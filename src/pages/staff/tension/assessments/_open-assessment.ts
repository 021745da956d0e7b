import type { APIContext } from 'astro';
import type { AssessmentId } from '#db/schema/tension-assessments.ts';
import { ukDay } from '#lib/dates.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findAssessment, placeOfAssessment } from '#lib/tension/assessments/find.ts';
import { assessmentState } from '#lib/tension/assessments/state.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';

export const listCrumb = { href: paths.staff.assessments, text: 'Assessments' };

/**
 * The assessment that the address names, if whoever is signed in may do a thing in its area; null when it is not
 * there, or not for them: both look the same.
 */
export async function openAssessment(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfAssessment(db, readId<'tension_assessment'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  const may = {
    write: can.writeAssessment(officer, path),
    approve: can.approveAssessment(officer, path),
    seeObservations: can.seeObservations(officer, path),
  };
  if (!can[ability](officer, path) || !can.seeAssessments(officer, path)) return null;
  const found = await findAssessment(db, officer, place.id, now);
  if (!found) return null;
  const { assessment, area } = found;
  const state = assessmentState(assessment, now);
  const seen = { id: place.id, sequence: assessment.sequence };
  const title = `${assessment.issue}, ${area.name}`;
  const trail = [listCrumb, { href: paths.staff.assessment(place.id), text: title }];
  return { officer, db, now, today: ukDay(now), found, seen, path, may, state, title, trail };
}
export type OpenAssessment = NonNullable<Awaited<ReturnType<typeof openAssessment>>>;

/** The page of an assessment, with what was done to it. */
export const assessmentDone = (id: AssessmentId, done: string): Response =>
  seeOther(withQuery(paths.staff.assessment(id), { done: done || null }));
