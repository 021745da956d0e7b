import type { Count } from '../../_today-counts.ts';
import type { OpenImpact } from '../_open-impact.ts';
import type { OpenRecord } from './open-record.ts';

const hoursBetween = (from: Temporal.Instant, to: Temporal.Instant): number =>
  Math.max(0, Math.floor(to.since(from).total('hours')));

// Over two days, hours say less than days do.
const inWhole = (hours: number, ends: string) =>
  hours < 48
    ? { count: hours, one: `hour ${ends}`, many: `hours ${ends}` }
    : { count: Math.floor(hours / 24), one: `day ${ends}`, many: `days ${ends}` };

function ofReview({ now }: OpenImpact, { history: { dueAt } }: OpenRecord): Count {
  const isLate = Temporal.Instant.compare(dueAt, now) <= 0;
  return isLate
    ? { ...inWhole(hoursBetween(dueAt, now), 'late for its review'), href: '#reviews', isLate }
    : { ...inWhole(hoursBetween(now, dueAt), 'to its next review'), href: '#reviews' };
}

/** What of an assessment waits for somebody, as counts that lead to it; none once it is closed. */
export function countsOf(open: OpenImpact, record: OpenRecord): Count[] {
  if (open.isClosed) return [];
  const pending = record.actions.filter(({ action }) => !action.endedAt);
  const late = pending.filter(
    ({ action }) => Temporal.PlainDate.compare(action.dueOn, open.today) < 0,
  ).length;
  const lateWords = late > 0 ? `, ${late} late` : '';
  const unanswered = record.advice.filter(({ advice }) => !advice.answer).length;
  return [
    ofReview(open, record),
    {
      count: pending.length,
      one: `action open${lateWords}`,
      many: `actions open${lateWords}`,
      href: '#actions',
      isLate: late > 0,
    },
    { count: unanswered, one: 'advice to answer', many: 'pieces of advice to answer', href: '#consultation' },
  ];
}
