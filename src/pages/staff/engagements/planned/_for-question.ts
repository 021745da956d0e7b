import type { APIContext } from 'astro';
import type { AssessmentGapId } from '#db/schema/tension-assessments.ts';
import type { Officer } from '#lib/actor.ts';
import { type NewPlan, planContact } from '#lib/engagement/plans/plan.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { placeOfQuestion } from '#lib/tension/assessments/questions/find.ts';
import { planForQuestion } from '#lib/tension/assessments/questions/steps.ts';
import { readId } from '#lib/web/read-id.ts';

/** The question of a tension assessment that a visit is planned for; null where it is none that its reader may answer. */
export async function questionAsked(
  { locals, url }: Pick<APIContext, 'locals' | 'url'>,
  officer: Officer,
): Promise<AssessmentGapId | null> {
  const { db, now } = locals;
  const place = await placeOfQuestion(db, readId<'assessment_gap'>(url.searchParams.get('question')));
  if (!place) return null;
  return can.writeAssessment(officer, await knownAreaPath(db, place.areaId, now)) ? place.id : null;
}

/** Plans a contact, and in the same transaction notes at a question that it is planned for it. */
export const planFor = (
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  officer: Officer,
  plan: NewPlan,
  question: AssessmentGapId | null,
) =>
  db.transaction(async (tx) => {
    const outcome = await planContact(tx, officer, plan, now);
    // A question that was answered meanwhile needs no visit any more; the visit stands all the same.
    if (outcome.ok && question)
      await planForQuestion(tx, officer, { id: question, plannedContactId: outcome.value }, now);
    return outcome;
  });
