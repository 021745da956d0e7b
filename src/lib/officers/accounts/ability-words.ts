import type { Ability } from '../can.ts';

/** What each ability lets somebody do, to follow "may". */
export const abilityWords = {
  seeToday: 'see what needs doing today',
  seeTraining: 'see courses and training sessions, without the people in them',
  manageCourses: 'write and retire courses',
  manageSessions: 'arrange and edit training sessions',
  cancelSession: 'cancel a training session, with everything booked on it',
  seeBookings: 'see who booked and who comes',
  seeAccessNeeds: 'read what would help somebody take part',
  cancelBooking: 'cancel a booking',
  reorderWaitingList: 'change the order of a waiting list',
  readOutbox: 'read the emails that the site wrote',
  sendAgain: 'send a failed email again',
  seeOverrides: 'see text checks that somebody passed over',
  reviewOverrides: 'mark text checks as looked at',
  seePeople: 'see who is in the team, and which roles they hold',
  manageAccounts: 'invite colleagues, give and end roles, close accounts',
  reviewAccounts: 'look at every account each quarter',
  seeEffectiveAccess: 'see what any colleague may do, where and why',
  handOver: 'give what a leaver looks after to a colleague',
  manageDirectory: 'say which groups of the force directory give which role',
  seeSignInLog: 'read the sign-in log',
  readAccessLog: 'search the access log',
  verifyAccessLog: 'check that the access log is whole',
  checkSample: 'look at the monthly sample of the access log',
  seeUnusualViewing: 'see unusual viewing',
  restrictRecord: 'keep a record to a named group',
  seeRestrictions: 'see which records are kept to a named group',
  breakGlass: 'open a restricted record for one hour, with a reason',
  reviewBreakGlass: 'look at each opening of a restricted record',
} as const satisfies Record<Ability, string>;

/** An ability as a sentence begins with it: "See who booked and who comes". */
export const abilityTitle = (ability: Ability): string =>
  abilityWords[ability].charAt(0).toUpperCase() + abilityWords[ability].slice(1);
