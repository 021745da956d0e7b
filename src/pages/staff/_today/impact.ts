import type { Officer } from '#lib/actor.ts';
import { countToApproveImpact } from '#lib/impact/assessments/waiting.ts';
import { impactDue, type ImpactDue } from '#lib/impact/reviews/due-today.ts';
import { isOverdue } from '#lib/impact/reviews/clock.ts';
import { can } from '#lib/officers/can.ts';
import { ukDay } from '#lib/dates.ts';
import { paths } from '#lib/web/paths.ts';
import { sightOf } from '../impact/_sight.ts';
import type { LateLine } from './late.ts';
import type { AreasOnce, Scope } from './scope.ts';

type Asked = Pick<App.Locals, 'db' | 'now'> & { officer: Officer; scope: Scope; areas: AreasOnce };

/** What of community impact is due in the week ahead, for its owner or for the team, and what waits for approval. */
export async function impactOf({ db, now, officer, scope, areas }: Asked) {
  if (!can.seeImpact(officer)) return { impact: null, toApproveImpact: null };
  const ownerId = scope.isTeam ? null : officer.id;
  const until = now.add({ hours: 7 * 24 });
  const [sight, approve] = await Promise.all([
    sightOf({ db, now }, officer),
    can.approveImpact(officer) ? areas('approveImpact') : null,
  ]);
  const [impact, toApproveImpact] = await Promise.all([
    impactDue(db, officer, { ...sight, ownerId, until }, now),
    approve && countToApproveImpact(db, { reader: officer.id, areas: approve }, now),
  ]);
  return { impact, toApproveImpact };
}

const together = (...words: (string | null)[]): string => words.filter(Boolean).join(', ');
const daysTo = (on: Temporal.PlainDate, today: Temporal.PlainDate): number => on.until(today).days;

/** What of it is overdue, as lines of Today: reviews, then actions. */
export function impactLines(impact: ImpactDue | null, now: Temporal.Instant, isTeam: boolean): LateLine[] {
  const today = ukDay(now);
  return [
    ...(impact?.reviews ?? [])
      .filter(({ dueAt }) => isOverdue(dueAt, now))
      .map((one) => ({
        what: 'Impact review',
        ...{ href: paths.staff.impactAssessment(one.id), where: one.name },
        about: together(one.area, isTeam ? one.owner : null),
        days: daysTo(ukDay(one.dueAt), today),
        next: { href: paths.staff.reviewImpact(one.id), text: 'Review it' },
      })),
    ...(impact?.actions ?? [])
      .filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) < 0)
      .map((one) => ({
        what: `Action: ${one.what}`,
        ...{ href: paths.staff.impactAssessment(one.impactId), where: one.name },
        about: together(one.owner),
        days: daysTo(one.dueOn, today),
        next: { href: paths.staff.impactActions(one.impactId), text: 'Say how it ended' },
      })),
  ];
}

/** What is due and not late: beside the day. */
export function impactAhead(impact: ImpactDue | null, now: Temporal.Instant) {
  const today = ukDay(now);
  return {
    reviews: (impact?.reviews ?? []).filter(({ dueAt }) => !isOverdue(dueAt, now)),
    actions: (impact?.actions ?? []).filter(({ dueOn }) => Temporal.PlainDate.compare(dueOn, today) >= 0),
  };
}
