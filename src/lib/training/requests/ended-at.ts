import type { FoundRequest } from './find.ts';
import { endedStates } from './words.ts';

/** When a request ended, or the earliest moment from which its keeping can count: its newest step or its session. */
export function endedAt({ request, history, facts }: FoundRequest): {
  at: Temporal.Instant;
  isOver: boolean;
} {
  const newest = history.at(-1)?.at ?? request.receivedAt;
  if (endedStates.includes(request.state)) return { at: newest, isOver: true };
  const ends = facts?.session.endsAt ?? newest;
  return { at: Temporal.Instant.compare(ends, newest) > 0 ? ends : newest, isOver: false };
}
