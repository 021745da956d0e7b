import { at } from './address.ts';

/** The pages of the calendar in the staff area. */
export const staffCalendarPaths = {
  calendar: '/staff/calendar',
  calendarFeeds: '/staff/calendar/feeds',
  revokeFeed: (id: string) => at('staff', 'calendar', 'feeds', id, 'revoke'),
  freeTime: '/staff/calendar/free-time',
  dates: '/staff/calendar/dates',
  newDate: '/staff/calendar/dates/new',
  editDate: (id: string) => at('staff', 'calendar', 'dates', id, 'edit'),
  withdrawDate: (id: string) => at('staff', 'calendar', 'dates', id, 'withdraw'),
  events: '/staff/events',
  newEvent: '/staff/events/new',
  event: (id: string) => at('staff', 'events', id),
  editEvent: (id: string) => at('staff', 'events', id, 'edit'),
  moveEvent: (id: string) => at('staff', 'events', id, 'move'),
  approveEvent: (id: string) => at('staff', 'events', id, 'approve'),
  postponeEvent: (id: string) => at('staff', 'events', id, 'postpone'),
  cancelEvent: (id: string) => at('staff', 'events', id, 'cancel'),
  debriefEvent: (id: string) => at('staff', 'events', id, 'debrief'),
  restrictEvent: (id: string) => at('staff', 'events', id, 'restrict'),
  eventSeries: (id: string) => at('staff', 'events', id, 'series'),
  seriesTimes: (id: string) => at('staff', 'events', id, 'series', 'times'),
  spreadDate: (id: string) => at('staff', 'events', id, 'series', 'spread'),
  endSeries: (id: string) => at('staff', 'events', id, 'series', 'end'),
  removeOccurrence: (id: string) => at('staff', 'events', id, 'series', 'remove'),
  registrations: (id: string) => at('staff', 'events', id, 'registrations'),
  registration: (id: string, registration: string) =>
    at('staff', 'events', id, 'registrations', registration),
  cancelRegistration: (id: string, registration: string) =>
    at('staff', 'events', id, 'registrations', registration, 'cancel'),
  doorList: (id: string) => at('staff', 'events', id, 'registrations', 'door-list'),
  doorCount: (id: string) => at('staff', 'events', id, 'registrations', 'door'),
  proposals: '/staff/events/proposals',
  proposal: (id: string) => at('staff', 'events', 'proposals', id),
  eventQuestions: (id: string) => at('staff', 'events', id, 'questions'),
};
