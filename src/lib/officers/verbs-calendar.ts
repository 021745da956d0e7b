import type { Callers } from './verbs.ts';

/** The verbs of the calendar. */
export const calendarVerbs: Readonly<Record<string, Callers>> = {
  'calendar/registrations/accept.ts acceptOffer': 'by link',
  'calendar/registrations/cancel.ts cancelRegistration': 'seeRegistrations',
  'calendar/registrations/find.ts findRegistration': 'seeRegistrations',
  'calendar/registrations/for-staff/heads.ts countHead': 'debriefEvent',
  'calendar/registrations/for-staff/list.ts listRegistrations': 'seeRegistrations',
  'calendar/registrations/party.ts changeParty': 'by link',
  'calendar/registrations/questions/write.ts addQuestion': 'manageEvents',
  'calendar/registrations/questions/write.ts removeQuestion': 'manageEvents',
  'calendar/registrations/register.ts joinQueue': 'by link',
  'calendar/registrations/register.ts register': 'by link',
  'calendar/registrations/reminder-choice.ts chooseReminders': 'by link',
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
  'calendar/registrations/write.ts write': 'a step',
};
