import type { Callers } from './verbs.ts';

/** The verbs of the calendar. */
export const calendarVerbs: Readonly<Record<string, Callers>> = {
  'calendar/registrations/tell.ts tellRegistered': 'a step',
};
