import type { event } from '#db/schema/events.ts';
import type { Visibility } from '#db/schema/event-terms.ts';

type Row = Pick<
  typeof event.$inferSelect,
  | ('endsAt' | 'askedAt' | 'approvedAt' | 'publishedAt' | 'postponedAt' | 'cancelledAt')
  | ('sentBackWords' | 'visibility')
>;

/** How far an event is. */
export type EventState =
  ('draft' | 'sent back' | 'waiting' | 'approved' | 'published') | ('held' | 'postponed' | 'cancelled');

/** Whether what is written is read by somebody else before it goes out: it is for people outside the team. */
export const leavesTeam = (visibility: Visibility): boolean =>
  visibility === 'public' || visibility === 'partners';

/** How far an event is at a moment. */
export function eventState(row: Row, now: Temporal.Instant): EventState {
  if (row.cancelledAt) return 'cancelled';
  if (row.postponedAt) return 'postponed';
  if (row.publishedAt) return isOver(row, now) ? 'held' : 'published';
  if (row.approvedAt) return 'approved';
  if (row.askedAt) return 'waiting';
  return row.sentBackWords ? 'sent back' : 'draft';
}

/** Whether an event has ended by a moment. */
export const isOver = ({ endsAt }: Pick<Row, 'endsAt'>, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(endsAt, now) <= 0;

/** Whether it can go out as it stands. */
export const mayPublish = (row: Row, now: Temporal.Instant): boolean => {
  const state = eventState(row, now);
  if (isOver(row, now)) return false;
  return (
    state === 'approved' || (!leavesTeam(row.visibility) && ['draft', 'sent back', 'waiting'].includes(state))
  );
};
