import type { PlannedDate } from './plan.ts';
import type { Pattern, Rule } from './rule.ts';

type Placed = Pick<PlannedDate, 'day'>;

const size = (pattern: Pattern): number => (pattern.every === 'week' ? pattern.weekdays.length : 1);

/** Whether two rules come back equally often, so that the third date of one is the third date of the other. */
export const isAsOften = (one: Rule, other: Rule): boolean =>
  one.interval === other.interval &&
  one.pattern.every === other.pattern.every &&
  size(one.pattern) === size(other.pattern);

/**
 * Where each date of a rule goes when the rule changes: where both come back equally often, in their order, so that
 * whoever comes to the second Thursday comes to the second Tuesday; else a date stays on its day, or has no place.
 *
 * @returns for each old date its new one, or null
 */
export function followRule<Old extends Placed, New extends Placed>(
  rules: { from: Rule; to: Rule },
  from: readonly Old[],
  to: readonly New[],
): Map<Old, New | null> {
  if (isAsOften(rules.from, rules.to)) return new Map(from.map((date, index) => [date, to[index] ?? null]));
  const onDay = new Map(to.map((date) => [date.day.toString(), date]));
  return new Map(from.map((date) => [date, onDay.get(date.day.toString()) ?? null]));
}
