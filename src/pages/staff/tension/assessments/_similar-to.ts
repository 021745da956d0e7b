import { areasFor } from '#lib/officers/areas.ts';
import { similarAssessments } from '#lib/tension/assessments/similar.ts';
import type { OpenAssessment } from './_open-assessment.ts';

/** What was thought of such an issue before, here and in the force, where this officer may read it. */
export const similarTo = async ({ db, officer, found, now }: OpenAssessment) => {
  const { areaId, category, threadId } = found.assessment;
  const areas = await areasFor(db, officer, 'seeAssessments');
  return similarAssessments(db, officer, { areaId, category, but: threadId, areas }, now);
};
