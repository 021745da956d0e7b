import type { Officer } from '#lib/actor.ts';
import { type Ability, can } from './can.ts';

/** What a page of the staff area asks of its reader. */
type Asked = Ability | 'signed in';

/**
 * Each page of the staff area and what its reader must be able to do somewhere; whether they may do it here is
 * for the page, which knows where its record lies. The guard shows nothing that is not written here.
 */
export const staffPages: Readonly<Record<string, Asked>> = {
  '/staff': 'seeToday',
  '/staff/training/courses': 'seeTraining',
  '/staff/training/courses/new': 'manageCourses',
  '/staff/training/courses/[id]': 'manageCourses',
  '/staff/training/courses/[id]/retire': 'manageCourses',
  '/staff/training/courses/[id]/use': 'manageCourses',
  '/staff/training/courses/[id]/versions/[number]': 'manageCourses',
  '/staff/training/sessions': 'seeTraining',
  '/staff/training/sessions/new': 'manageSessions',
  '/staff/training/sessions/[id]': 'seeTraining',
  '/staff/training/sessions/[id]/edit': 'manageSessions',
  '/staff/training/sessions/[id]/cancel': 'cancelSession',
  '/staff/training/sessions/[id]/confirm': 'manageSessions',
  '/staff/training/sessions/[id]/code': 'manageSessions',
  '/staff/training/decisions': 'manageSessions',
  '/staff/training/diary': 'keepDiary',
  '/staff/training/sessions/[id]/waiting-list': 'reorderWaitingList',
  '/staff/training/sessions/[id]/register': 'keepRegister',
  '/staff/training/sessions/[id]/register/absent': 'keepRegister',
  '/staff/training/sessions/[id]/register/marks': 'keepRegister',
  '/staff/training/sessions/[id]/register/sheet': 'keepRegister',
  '/staff/training/sessions/[id]/register/slide': 'keepRegister',
  '/staff/training/sessions/[id]/register/walk-in': 'keepRegister',
  '/staff/training/sessions/[id]/restrict': 'restrictRecord',
  '/staff/training/sessions/[id]/bookings/[booking]': 'seeBookings',
  '/staff/training/sessions/[id]/bookings/[booking]/cancel': 'cancelBooking',
  '/staff/training/sessions/[id]/evaluation': 'seeEvaluation',
  '/staff/training/evaluation': 'seeEvaluation',
  '/staff/training/evaluation/evaluation.csv': 'seeEvaluation',
  '/staff/training/sessions/[id]/whole': 'manageSessions',
  '/staff/training/sessions/[id]/headcount': 'keepRegister',
  '/staff/training/requests': 'seeRequests',
  '/staff/training/requests/[id]': 'seeRequests',
  '/staff/training/requests/[id]/dates': 'manageRequests',
  '/staff/training/requests/[id]/take-back': 'manageRequests',
  '/staff/training/requests/[id]/accept': 'manageRequests',
  '/staff/training/requests/[id]/decline': 'manageRequests',
  '/staff/training/requests/[id]/waive': 'manageRequests',
  '/staff/training/partners': 'managePartners',
  '/staff/training/partners/[membership]': 'managePartners',
  '/staff/institutions/[id]/merge': 'mergeInstitutions',
  '/staff/training/coverage': 'seeCoverage',
  '/staff/training/coverage/export': 'recordDuty',
  '/staff/training/coverage/[institution]': 'seeCoverage',
  '/staff/training/coverage/[institution]/lead': 'recordDuty',
  '/staff/training/coverage/[institution]/route': 'recordDuty',
  '/staff/outbox': 'readOutbox',
  '/staff/outbox/[id]': 'readOutbox',
  '/staff/outbox/[id]/html': 'readOutbox',
  '/staff/outbox/[id]/invite.ics': 'readOutbox',
  '/staff/admin': 'seePeople',
  '/staff/admin/people': 'seePeople',
  '/staff/admin/people/new': 'manageAccounts',
  '/staff/admin/people/invitations': 'manageAccounts',
  '/staff/admin/people/review': 'reviewAccounts',
  '/staff/admin/people/[id]': 'seePeople',
  '/staff/admin/people/[id]/access': 'seeEffectiveAccess',
  '/staff/admin/people/[id]/hand-over': 'handOver',
  '/staff/admin/people/[id]/close': 'manageAccounts',
  '/staff/admin/people/[id]/open': 'manageAccounts',
  '/staff/admin/people/[id]/second-factor': 'manageAccounts',
  '/staff/admin/people/[id]/sign-ins': 'manageAccounts',
  '/staff/admin/people/[id]/roles/new': 'manageAccounts',
  '/staff/admin/people/[id]/roles/[grant]/end': 'manageAccounts',
  '/staff/admin/roles': 'seeEffectiveAccess',
  '/staff/admin/overrides': 'seeOverrides',
  '/staff/admin/sign-ins': 'seeSignInLog',
  '/staff/admin/directory': 'manageDirectory',
  '/staff/admin/directory/new': 'manageDirectory',
  '/staff/admin/directory/[id]/remove': 'manageDirectory',
  '/staff/admin/restricted': 'seeRestrictions',
  '/staff/admin/restricted/[id]': 'seeRestrictions',
  '/staff/admin/restricted/[id]/break-glass': 'breakGlass',
  '/staff/admin/access-log': 'readAccessLog',
  '/staff/admin/access-log/[id]': 'readAccessLog',
  '/staff/admin/access-log/export': 'readAccessLog',
  '/staff/admin/access-log/chain': 'verifyAccessLog',
  '/staff/admin/access-log/sample': 'checkSample',
  '/staff/admin/access-log/unusual': 'seeUnusualViewing',
  // Made-up parts for developers; the page is there in the demonstration only.
  '/staff/ui': 'signed in',
};

/** Whether an officer may reach a page at all; a page without a row is reached by nobody. */
export function mayReach(officer: Officer, routePattern: string): boolean {
  const asked = Object.hasOwn(staffPages, routePattern) ? staffPages[routePattern] : undefined;
  if (asked === undefined) return false;
  return asked === 'signed in' || can[asked](officer);
}
