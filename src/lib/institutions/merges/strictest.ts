import type { ContactState } from '#db/schema/institutions.ts';
import { standingOn, type Terms } from '../contacts/terms.ts';

const strictness: Readonly<Record<ContactState, number>> = { open: 0, paused: 1, declined: 2 };

/**
 * Whose wish holds when two records become one: declined outweighs paused, and paused open; of two pauses the one
 * that lasts longer.
 */
export function strictest(from: Terms, into: Terms, today: Temporal.PlainDate): 'from' | 'into' {
  const [one, other] = [strictness[standingOn(from, today)], strictness[standingOn(into, today)]];
  if (one !== other) return one > other ? 'from' : 'into';
  if (one !== strictness.paused || into.pausedUntil === null) return 'into';
  const isLonger =
    from.pausedUntil === null || Temporal.PlainDate.compare(from.pausedUntil, into.pausedUntil) > 0;
  return isLonger ? 'from' : 'into';
}
