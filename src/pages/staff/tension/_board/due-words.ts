import { shortDay } from '#lib/dates.ts';

/** When a level has to be looked at again: "2 days late", "today", "Wed 25 Nov" */
export function dueWords({ on, days }: { on: Temporal.PlainDate; days: number }): string {
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
  return days === 0 ? 'Today' : days === 1 ? 'Tomorrow' : shortDay(on);
}
