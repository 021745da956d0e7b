/** How far a version of a piece of wording is. */
export type VersionState =
  'draft' | 'sent back' | 'waiting' | 'embargoed' | 'held' | 'ready' | 'released' | 'recalled';

type Standing = {
  askedAt: Temporal.Instant | null;
  sentBackWords: string | null;
  approvedAt: Temporal.Instant | null;
  isUnderEmbargo: boolean;
  embargoUntil: Temporal.Instant | null;
  isReleased: boolean;
  recalledAt: Temporal.Instant | null;
};

/**
 * How far a version is at a moment. `embargoed` waits for a time, `held` for the word of somebody; once the time has
 * come it is `ready`, and still nobody reads it before it is released.
 */
export function versionState(one: Standing, now: Temporal.Instant): VersionState {
  if (one.recalledAt) return 'recalled';
  if (one.isReleased) return 'released';
  if (!one.approvedAt && one.askedAt) return 'waiting';
  if (!one.approvedAt) return one.sentBackWords ? 'sent back' : 'draft';
  if (one.embargoUntil) return isOver(one.embargoUntil, now) ? 'ready' : 'embargoed';
  return one.isUnderEmbargo ? 'held' : 'ready';
}

/** Whether the time of an embargo has come. */
export const isOver = (until: Temporal.Instant | null, now: Temporal.Instant): boolean =>
  until === null || Temporal.Instant.compare(until, now) <= 0;
