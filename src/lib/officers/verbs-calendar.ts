import type { Callers } from './verbs.ts';

/** The verbs of the calendar. */
export const calendarVerbs: Readonly<Record<string, Callers>> = {
  'calendar/registrations/tell.ts tellRegistered': 'a step',
  'calendar/series/carry-over.ts carryOver': 'manageEvents',
  'calendar/series/change-times.ts changeTimes': 'manageEvents',
  'calendar/series/end.ts endSeries': 'manageEvents',
  'calendar/series/end.ts goOn': 'manageEvents',
  'calendar/series/make.ts makeSeries': 'manageEvents',
  'calendar/series/remove.ts putBack': 'manageEvents',
  'calendar/series/remove.ts removeDate': 'manageEvents',
  'calendar/series/reschedule.ts reschedule': 'a step',
  'calendar/series/split.ts splitSeries': 'a step',
  'calendar/series/tell-dates.ts tellDates': 'a step',
};
