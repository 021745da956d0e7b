import type { ListedImpact } from '#lib/impact/assessments/list.ts';
import { isOverdue } from '#lib/impact/reviews/clock.ts';
import { paths } from '#lib/web/paths.ts';

/** What is to be done next with an assessment, for those who may write it: what is late before what is unfinished. */
export function nextDeed(
  { id, state, dueAt, closedAt, lateActions }: ListedImpact,
  now: Temporal.Instant,
): { href: string; text: string } | null {
  if (closedAt) return null;
  if (isOverdue(dueAt, now)) return { href: paths.staff.reviewImpact(id), text: 'Record the review' };
  if (lateActions > 0) return { href: paths.staff.impactActions(id), text: 'End late actions' };
  if (state === 'waiting') return { href: paths.staff.impactAssessment(id), text: 'Read the version' };
  if (state === 'approved') return null;
  return { href: paths.staff.editImpact(id), text: 'Write the draft' };
}

/** How many of its actions are open, and of those late: "3 open, 1 late" */
export function actionWords({ openActions, lateActions }: ListedImpact): string {
  if (openActions === 0) return 'None open';
  return lateActions > 0 ? `${openActions} open, ${lateActions} late` : `${openActions} open`;
}
