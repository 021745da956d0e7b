/** Days within which somebody else agrees, and days for which the file can then be fetched. */
export const daysToAgree = 14;
export const daysToFetch = 7;

export type ExportState = 'waiting' | 'ready' | 'refused' | 'expired';

type Kept = { holdsPeople: boolean; expiresAt: Temporal.Instant } & Record<
  'approvedAt' | 'refusedAt',
  Temporal.Instant | null
>;

/** Where a list that was asked for stands: one with people in it waits until somebody else agrees. */
export function exportState(
  { holdsPeople, approvedAt, refusedAt, expiresAt }: Kept,
  now: Temporal.Instant,
): ExportState {
  if (refusedAt) return 'refused';
  if (Temporal.Instant.compare(expiresAt, now) <= 0) return 'expired';
  return holdsPeople && !approvedAt ? 'waiting' : 'ready';
}

export const exportStateWords: Readonly<Record<ExportState, string>> = {
  waiting: 'Waits for agreement',
  ready: 'Can be fetched',
  refused: 'Refused',
  expired: 'No longer to be fetched',
};
