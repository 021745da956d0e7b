import type { Ability } from './can.ts';

/**
 * Who may call a verb: officers with one of these abilities, whoever has a private link, or nobody from a page,
 * because it is a step of another verb or only answers what an officer may do.
 */
export type Callers = Ability | readonly Ability[] | 'by link' | 'a step' | 'a question';

/** Each verb that takes an actor, by file and name. A test refuses one without a row, and a page that does not ask. */
export const verbs: Readonly<Record<string, Callers>> = {
  'audit/record.ts record': 'a step',
  'mail/outbox.ts findMessage': 'readOutbox',
  'mail/outbox.ts sendAgain': 'sendAgain',
  'officers/areas.ts areasFor': 'a question',
  'officers/areas.ts areasInSight': 'a question',
  'officers/can.ts grantsFor': 'a question',
  'officers/restrictions/break-glass.ts breakGlass': 'breakGlass',
  'officers/restrictions/letters.ts tellOfGlass': 'a step',
  'officers/restrictions/list.ts findRestriction': ['seeRestrictions', 'breakGlass'],
  'officers/restrictions/may-open.ts mayOpen': 'a question',
  'officers/restrictions/may-open.ts standingOf': 'a question',
  'officers/restrictions/readers.ts nameReader': 'restrictRecord',
  'officers/restrictions/readers.ts removeReader': 'restrictRecord',
  'officers/restrictions/restrict.ts liftRestriction': 'restrictRecord',
  'officers/restrictions/restrict.ts restrictRecord': 'restrictRecord',
  'officers/restrictions/review-glass.ts reviewGlass': 'reviewBreakGlass',
  'officers/staff-pages.ts mayReach': 'a question',
  'privacy/overrides.ts reviewOverride': 'reviewOverrides',
  'training/bookings/book.ts bookPlaces': 'by link',
  'training/bookings/book.ts joinWaitingList': 'by link',
  'training/bookings/cancel.ts cancelBooking': 'cancelBooking',
  'training/bookings/find.ts findBooking': ['seeBookings', 'cancelBooking'],
  'training/bookings/history.ts note': 'a step',
  'training/bookings/move.ts moveBooking': 'by link',
  'training/bookings/people.ts changePeople': 'by link',
  'training/courses/retire.ts restoreCourse': 'manageCourses',
  'training/courses/retire.ts retireCourse': 'manageCourses',
  'training/courses/write.ts createCourse': 'manageCourses',
  'training/courses/write.ts editCourse': 'manageCourses',
  'training/sessions/cancel.ts cancelSession': 'cancelSession',
  'training/sessions/create.ts createSession': 'manageSessions',
  'training/sessions/edit-queue.ts moveInQueueOf': 'reorderWaitingList',
  'training/sessions/edit-telling.ts tellEverybody': 'a step',
  'training/sessions/edit.ts editSession': 'manageSessions',
  'training/sessions/find-for-staff-people.ts findPeopleForStaff': ['seeBookings', 'reorderWaitingList'],
  'training/waiting-list/answer.ts acceptOffer': 'by link',
  'training/waiting-list/answer.ts leaveWaitingList': 'by link',
  'training/waiting-list/reorder.ts moveInQueue': 'a step',
  'training/waiting-list/wait-for-more.ts waitForMore': 'by link',
};
