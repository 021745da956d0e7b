import { ukDay } from '#lib/dates.ts';
import { done, type Outcome, refused } from '#lib/outcome.ts';
import { isHeld, type PlannedDate, plannedDates, type SeriesPlan } from './plan.ts';
import { fits } from './reckon.ts';
import { madeAhead, mostDates } from './rule.ts';

export type PlanRefusal =
  | 'ends before it starts'
  | 'first date is not in the rule'
  | 'first date is a bank holiday'
  | 'too many dates'
  | 'only one date';

/** The last day up to which the dates of a rule without an end are made: two years from today, or from its start. */
export function horizon(
  { startsAt }: Pick<SeriesPlan, 'startsAt'>,
  now: Temporal.Instant,
): Temporal.PlainDate {
  const [start, today] = [ukDay(startsAt), ukDay(now)];
  return (Temporal.PlainDate.compare(start, today) > 0 ? start : today).add(madeAhead);
}

/** How far the dates of a series reach that are made now: to its end, or to the horizon. */
export const reach = (plan: SeriesPlan, now: Temporal.Instant): { to?: Temporal.PlainDate } =>
  plan.rule.end.kind === 'never' ? { to: horizon(plan, now) } : {};

/** The dates that a series has from its start on, as far as they are made now, or why it cannot be one. */
export function datesToMake(plan: SeriesPlan, now: Temporal.Instant): Outcome<PlannedDate[], PlanRefusal> {
  const first = ukDay(plan.startsAt);
  const { end } = plan.rule;
  const isBackwards = end.kind === 'until' && Temporal.PlainDate.compare(end.on, first) < 0;
  if (isBackwards || Temporal.Instant.compare(plan.endsAt, plan.startsAt) <= 0)
    return refused('ends before it starts');
  if (!fits(plan.rule, first)) return refused('first date is not in the rule');
  const dates = plannedDates(plan, reach(plan, now));
  if (dates.length > mostDates) return refused('too many dates');
  const [start] = dates;
  if (start && (!isHeld(start) || start.fate === 'moved')) return refused('first date is a bank holiday');
  return dates.filter(isHeld).length > 1 ? done(dates) : refused('only one date');
}
