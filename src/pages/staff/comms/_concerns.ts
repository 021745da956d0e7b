import { atPeople, atPlans, type LookedThrough, lookThrough } from '#lib/guard/look-through.ts';

/** Looks through what was typed about communications, or learned from them: what tells of a planned action first. */
export const lookThroughComms = (texts: Readonly<Record<string, string | null | undefined>>): LookedThrough =>
  lookThrough(texts, atPlans(), atPeople);
