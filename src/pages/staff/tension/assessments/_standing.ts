import type { AssessmentVersion } from '#lib/tension/assessments/find.ts';
import type { OpenAssessment } from './_open-assessment.ts';

/** The version of the thread that stands, if it is another than the one that is open. */
export const standingBefore = ({ found, seen }: OpenAssessment): AssessmentVersion | null =>
  found.versions.find(({ id, approvedAt, endedAt }) => id !== seen.id && approvedAt && !endedAt) ?? null;

/** What whoever approves can choose. */
export const decisionOptions = (before: AssessmentVersion | null) => [
  {
    value: 'approve',
    text: 'Approve it',
    ...(before && { hint: `Version ${before.version} ends at that moment` }),
  },
  { value: 'back', text: 'Send it back' },
];
