import type { AssessmentEnding } from '#db/schema/tension-assessments.ts';
import { stateAt } from '../levels/area-levels.ts';

/** How far a version of an assessment is. */
export type AssessmentState =
  'draft' | 'sent back' | 'waiting' | 'current' | 'out of date' | AssessmentEnding;

type Standing = {
  askedAt: Temporal.Instant | null;
  sentBackWords: string | null;
  approvedAt: Temporal.Instant | null;
  validUntil: Temporal.Instant | null;
  ending: AssessmentEnding | null;
};

/** How far a version is at a moment. */
export function assessmentState(
  { askedAt, sentBackWords, approvedAt, validUntil, ending }: Standing,
  now: Temporal.Instant,
): AssessmentState {
  if (ending) return ending;
  if (approvedAt) return stateAt(validUntil!, now);
  if (askedAt) return 'waiting';
  return sentBackWords ? 'sent back' : 'draft';
}
