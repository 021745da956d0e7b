import type { Callers } from './verbs.ts';

/** The verbs of the calendar. */
export const calendarVerbs: Readonly<Record<string, Callers>> = {};
