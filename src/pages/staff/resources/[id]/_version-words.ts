import type { FoundResource } from '#lib/campaigns/resources/find.ts';
import { date, ukDay } from '#lib/dates.ts';

/** "Published 3 December 2026, approved by Sofia. Replaced by version 2" */
export function versionWords({ versions, current }: FoundResource, n: number): string {
  const { approvedAt, askedAt, approver, number } = versions[n]!;
  if (!approvedAt) return askedAt ? 'Waits for approval' : 'In draft';
  const replaced = number === current?.number ? '' : `. Replaced by version ${versions[n - 1]?.number}`;
  return `Published ${date(ukDay(approvedAt))}, approved by ${approver}${replaced}`;
}

/** "December 2026", of "2026-12" */
export const monthWords = (month: string): string =>
  date(Temporal.PlainDate.from(`${month}-01`)).replace(/^1 /, '');
