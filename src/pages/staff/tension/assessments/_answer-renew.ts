import type { AstroGlobal } from 'astro';
import { renewAssessment } from '#lib/tension/assessments/renew.ts';
import { paths } from '#lib/web/paths.ts';
import { seeOther } from '#lib/web/respond.ts';
import { assessmentDone, type OpenAssessment } from './_open-assessment.ts';

/** Begins the next version, or leads to the one that a colleague began; null where nobody asked for it yet. */
export async function answerRenew(
  { request }: Pick<AstroGlobal, 'request'>,
  { db, officer, seen, now }: OpenAssessment,
): Promise<Response | null> {
  if (request.method !== 'POST') return null;
  const outcome = await renewAssessment(db, officer, seen.id, now);
  if (!outcome.ok) return assessmentDone(seen.id, '');
  return seeOther(paths.staff.editAssessment(outcome.value.id));
}
