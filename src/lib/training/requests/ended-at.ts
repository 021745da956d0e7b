import { ukMoment } from '#lib/dates.ts';
import type { FoundRequest } from './find.ts';
import { endedStates } from './words.ts';

const noon = Temporal.PlainTime.from('12:00');

/** When a request ended, or the earliest moment at which it can: its keeping counts from there. */
export function endedAt({ request, history, facts }: FoundRequest): {
  at: Temporal.Instant;
  isOver: boolean;
} {
  const end = history.findLast(({ state }) => endedStates.includes(state));
  if (end) return { at: end.at, isOver: true };
  return { at: facts?.session.endsAt ?? ukMoment(request.answerBy, noon), isOver: false };
}
