import { surgeCall } from '#db/schema/surge-calls.ts';
import type { Link } from '#lib/merge/links.ts';

/** Calls to an institution follow it into another; where both were rung in one surge, both calls stand. */
export const surgeLinks: readonly Link[] = [
  {
    column: surgeCall.institutionId,
    key: surgeCall.id,
    since: surgeCall.addedAt,
    words: ['call after an incident', 'calls after incidents'],
  },
];
