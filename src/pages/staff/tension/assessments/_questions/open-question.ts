import type { APIContext } from 'astro';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { type Ability, can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { findQuestion, placeOfQuestion } from '#lib/tension/assessments/questions/find.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { listCrumb } from '../_open-assessment.ts';

/** The question that the address names, if whoever is signed in may do a thing in its area; null otherwise. */
export async function openQuestion(
  { locals, params }: Pick<APIContext, 'locals' | 'params'>,
  ability: Ability,
) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can[ability](officer)) return null;
  const place = await placeOfQuestion(db, readId<'assessment_gap'>(params['id']));
  if (!place) return null;
  const path = await knownAreaPath(db, place.areaId, now);
  if (!can[ability](officer, path) || !can.seeAssessments(officer, path)) return null;
  const found = await findQuestion(db, officer, place.id, now);
  if (!found) return null;
  const { approvedAt, endedAt } = found.assessment;
  const isOpen = approvedAt !== null && endedAt === null && found.question.answeredAt === null;
  const trail = [
    listCrumb,
    {
      href: paths.staff.assessment(found.assessment.id),
      text: `${found.assessment.issue}, ${found.area.name}`,
    },
  ];
  return {
    officer,
    db,
    now,
    found,
    id: place.id,
    mayAnswer: isOpen && can.writeAssessment(officer, path),
    trail,
  };
}
export type OpenQuestion = NonNullable<Awaited<ReturnType<typeof openQuestion>>>;
