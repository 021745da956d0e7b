import type { Callers } from './verbs.ts';

/** The verbs of the calendar. */
export const calendarVerbs: Readonly<Record<string, Callers>> = {
  'calendar/events/approve.ts approveEvent': 'approveEvent',
  'calendar/events/approve.ts askForApproval': 'manageEvents',
  'calendar/events/approve.ts publishEvent': 'manageEvents',
  'calendar/events/approve.ts sendBackEvent': 'approveEvent',
  'calendar/events/call-off.ts cancelEvent': 'manageEvents',
  'calendar/events/call-off.ts postponeEvent': 'manageEvents',
  'calendar/events/debrief.ts debriefEvent': 'debriefEvent',
  'calendar/events/draft.ts draftEvent': 'manageEvents',
  'calendar/events/draft.ts insertDraft': 'a step',
  'calendar/events/edit.ts editEvent': 'manageEvents',
  'calendar/events/find.ts findEvent': ['seeCalendar', 'manageEvents', 'approveEvent', 'debriefEvent'],
  'calendar/events/keep-to-group.ts keepToGroup': 'restrictRecord',
  'calendar/events/list.ts listEvents': 'seeCalendar',
  'calendar/events/move.ts moveEvent': 'manageEvents',
  'calendar/events/note.ts noteChange': 'a step',
  'calendar/registrations/tell.ts tellRegistered': 'a step',
};
