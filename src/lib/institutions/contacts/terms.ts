import type { ContactState } from '#db/schema/institutions.ts';

/** How a person or a body stands with us, as either table writes it. */
export type Terms = {
  pausedUntil: Temporal.PlainDate | null;
} & ({ state: ContactState } | { contactState: ContactState });

/** How they stand on a day: a pause that had an end is over on that day. */
export function standingOn(terms: Terms, on: Temporal.PlainDate): ContactState {
  const state = 'state' in terms ? terms.state : terms.contactState;
  const { pausedUntil } = terms;
  const isOver = pausedUntil !== null && Temporal.PlainDate.compare(pausedUntil, on) <= 0;
  return state === 'paused' && isOver ? 'open' : state;
}

/** Whether we may write to a contact or an institution, call them or visit them on a day. Every team honours it. */
export const mayContact = (terms: Terms, on: Temporal.PlainDate): boolean => standingOn(terms, on) === 'open';
