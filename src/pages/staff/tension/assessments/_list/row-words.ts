import type { ListedAssessment } from '#lib/tension/assessments/list.ts';
import type { AssessmentList } from '#lib/tension/assessments/lists.ts';
import { stateAt } from '#lib/tension/levels/area-levels.ts';
import { levelIn, type Scale } from '#lib/tension/levels/scale.ts';

/** What the last column of each list tells. */
export const whenWords: Readonly<Record<AssessmentList, string>> = {
  waiting: 'Asked',
  drafts: 'Begun',
  standing: 'Holds until',
  due: 'Holds until',
  ended: 'Ended',
};

/** Whether a version stands and nobody has looked at it again in time. */
export const isOutOfDate = (
  { validUntil, endedAt }: ListedAssessment,
  { list, now }: { list: AssessmentList; now: Temporal.Instant },
): boolean =>
  (list === 'standing' || list === 'due') &&
  !endedAt &&
  validUntil !== null &&
  stateAt(validUntil, now) === 'out of date';

/** The level of a version in words: what it is, was, or is proposed to be. */
export function levelWords(
  { level }: ListedAssessment,
  { list, scale, isOld }: { list: AssessmentList; scale: Scale; isOld: boolean },
): string {
  if (!level) return 'Not set yet';
  const label = `${level} ${levelIn(scale, level).label}`;
  if (isOld) return `Out of date, was ${label}`;
  return list === 'waiting' || list === 'drafts' ? `${label}, proposed` : label;
}
